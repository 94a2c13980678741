package lianban.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lianban.launcher.store.DocumentStore;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service on a real port over a real embedded store, called as any client would. */
final class RunningService implements AutoCloseable {

  static final String ISSUER = "http://127.0.0.1:8080";
  static final String ADMIN_PASSWORD = "admin password for tests";
  static final String HOUSING_SECRET = "housing-secret-0123456789-0123456789";
  static final String CATALOG_SECRET = "catalog-secret-0123456789-0123456789";
  static final String HOLDER_KEY =
      Base64.getEncoder()
          .encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ConfigurableApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();

  private RunningService(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Starts it on a store; a second start on the same one is a restart. */
  static RunningService on(DocumentStore store, String... more) {
    return on(store.connectionString(), more);
  }

  static RunningService on(String mongodb, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--eureka.client.enabled=false",
                "--LIANBAN_ISSUER=" + ISSUER,
                "--LIANBAN_MONGODB=" + mongodb,
                "--LIANBAN_HOLDER_KEY=" + HOLDER_KEY,
                "--LIANBAN_ADMIN_PASSWORD=" + ADMIN_PASSWORD,
                "--LIANBAN_SECRET_HOUSING=" + HOUSING_SECRET,
                "--LIANBAN_SECRET_CATALOG_SERVICE=" + CATALOG_SECRET));
    arguments.addAll(Arrays.asList(more));
    return new RunningService(
        SpringApplication.run(IdentityApplication.class, arguments.toArray(String[]::new)));
  }

  URI uri(String path) {
    return URI.create(
        "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> get(String path, String... headers) {
    var request = HttpRequest.newBuilder(uri(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  HttpResponse<String> postForm(String path, Map<String, String> form, String... headers) {
    var request =
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encode(form)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  HttpResponse<String> postJson(String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .headers(headers)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return send(request.build());
  }

  /** Asks for a token with client credentials; an empty scope is not sent. */
  HttpResponse<String> token(String clientId, String secret, String scope) {
    Map<String, String> form =
        scope.isEmpty()
            ? Map.of("grant_type", "client_credentials")
            : Map.of("grant_type", "client_credentials", "scope", scope);
    String basic =
        Base64.getEncoder()
            .encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
    return postForm("/oauth2/token", form, "Authorization", "Basic " + basic);
  }

  static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  /** The claims of a token, unchecked. */
  static JsonNode claims(String token) {
    return JSON.readTree(part(token, 1));
  }

  static JsonNode header(String token) {
    return JSON.readTree(part(token, 0));
  }

  private static String part(String token, int index) {
    return new String(
        Base64.getUrlDecoder().decode(Arrays.asList(token.split("\\.", -1)).get(index)),
        StandardCharsets.UTF_8);
  }

  static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  @Override
  public void close() {
    context.close();
  }
}
