package lianban.verification.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Single requests to the city's only public door, as any client may send them. */
final class Gateway {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final URI address;
  private final UnaryOperator<String> secrets;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * @param secrets the secret of a client
   */
  Gateway(URI address, UnaryOperator<String> secrets) {
    this.address = address;
    this.secrets = secrets;
  }

  URI address(String path) {
    return URI.create(address + path);
  }

  /** A fresh token of a client's. */
  String token(String client) {
    String pair = client + ":" + secrets.apply(client);
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(address("/oauth2/token"))
            .timeout(PATIENCE)
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    return send(request).json(200).path("access_token").asString();
  }

  Reply get(String path, @Nullable String token) {
    return send(request(path, token).build());
  }

  /** Posts with a key made of what is posted: the same twice is the same request again. */
  Reply post(String path, String token, Object body) {
    String text = JSON.writeValueAsString(body);
    return post(path, token, "verification-" + Integer.toHexString((path + text).hashCode()), text);
  }

  /**
   * @param key of idempotency; null for none
   */
  Reply post(String path, @Nullable String token, @Nullable String key, String body) {
    HttpRequest.Builder request =
        request(path, token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    return send(request.build());
  }

  HttpRequest.Builder request(String path, @Nullable String token) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address(path)).timeout(PATIENCE);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return request;
  }

  Reply send(HttpRequest request) {
    try {
      return new Reply(http.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
