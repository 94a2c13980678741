package lianban.benchmarks.drill;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway as a department's client sees it. Every call may fail: the city is being killed. */
final class Door implements AutoCloseable {

  static final JsonMapper JSON = JsonMapper.shared();
  static final String TYPE = "housing.contract.filed";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI gateway;
  private final String client;
  private final String secret;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private volatile String token = "";

  Door(URI gateway, String client, String secret) {
    this.gateway = gateway;
    this.client = client;
    this.secret = secret;
  }

  /** Asks for a token; those asked for before stay good. */
  void logIn() throws IOException, InterruptedException {
    String pair = client + ":" + secret;
    var request =
        HttpRequest.newBuilder(gateway.resolve("/oauth2/token"))
            .timeout(PATIENCE)
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    token = JSON.readTree(taken(request, 200).body()).path("access_token").asString();
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return JSON.readTree(taken(request(path).GET().build(), 200).body());
  }

  JsonNode post(String path, String type, String body, int status)
      throws IOException, InterruptedException {
    var request =
        request(path)
            .header("Content-Type", type)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString(body));
    return JSON.readTree(taken(request.build(), status).body());
  }

  void delete(String path) throws IOException, InterruptedException {
    taken(request(path).DELETE().build(), 204);
  }

  /** The lines of an answer that does not end by itself. */
  Stream<String> lines(String path, String lastEventId) throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path).header("Accept", "text/event-stream");
    if (!lastEventId.isEmpty()) {
      request.header("Last-Event-ID", lastEventId);
    }
    HttpResponse<Stream<String>> answer = http.send(request.build(), BodyHandlers.ofLines());
    if (answer.statusCode() != 200) {
      answer.body().close();
      throw new IOException(path + " was answered " + answer.statusCode());
    }
    return answer.body();
  }

  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(gateway.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> taken(HttpRequest request, int status)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != status) {
      throw new IOException(
          request.uri().getPath() + " was answered " + answer.statusCode() + " " + answer.body());
    }
    return answer;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
