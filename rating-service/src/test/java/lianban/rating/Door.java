package lianban.rating;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import lianban.service.test.TestTokens;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the service as applicants, officers and supervisors do, with tokens that are signed. */
final class Door {

  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = new JsonMapper();
  private final int port;

  Door(int port) {
    this.port = port;
  }

  static String applicant(String holder) {
    return TestTokens.person("somebody", holder, "rating.give");
  }

  static String officer(String department) {
    return TestTokens.department(department, "rating.supervise");
  }

  Answer get(String path, @Nullable String token) {
    return send(request(path, token).GET());
  }

  Answer rate(String token, @Nullable String key, String body) {
    var request =
        request("/api/v1/ratings", token)
            .header("Content-Type", "application/json")
            .header("Accept-Language", "zh-CN")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return send(key == null ? request : request.header("Idempotency-Key", key));
  }

  private HttpRequest.Builder request(String path, @Nullable String token) {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  /** What Prometheus reads. */
  String metrics() {
    return text(request("/actuator/prometheus", null).GET()).body();
  }

  private Answer send(HttpRequest.Builder request) {
    HttpResponse<String> response = text(request);
    return new Answer(response.statusCode(), json.readTree(response.body()));
  }

  private HttpResponse<String> text(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  record Answer(int status, JsonNode body) {

    String slug() {
      return body.path("type").asString().replace("urn:lianban:problem:", "");
    }
  }
}
