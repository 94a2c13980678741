package lianban.launcher.demo.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import lianban.launcher.demo.gateway.Answer.Accepted;
import lianban.launcher.demo.gateway.Answer.Later;
import lianban.launcher.demo.gateway.Answer.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Single attempts over HTTP, each sorted into done, refused for good, or worth another attempt. */
final class Http implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(2);

  private final URI gateway;
  private final JsonMapper json;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  Http(URI gateway, JsonMapper json) {
    this.gateway = gateway;
    this.json = json;
  }

  Answer send(Call call, @Nullable String token) {
    HttpRequest.Builder request = request(call.path(), call.patience());
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (call.idempotencyKey() != null) {
      request.header("Idempotency-Key", call.idempotencyKey());
    }
    if (call.body() != null) {
      request
          .header("Content-Type", "application/json")
          .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(call.body())));
    }
    return send(request.build(), call.name());
  }

  Answer form(String path, String authorization, String form, Duration patience) {
    HttpRequest request =
        request(path, patience)
            .header("Authorization", authorization)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    return send(request, "POST " + path);
  }

  private HttpRequest.Builder request(String path, Duration patience) {
    return HttpRequest.newBuilder(gateway.resolve(path))
        .timeout(patience)
        .header("Accept", "application/json, application/problem+json")
        .header("Accept-Language", "en");
  }

  private Answer send(HttpRequest request, String name) {
    try {
      return sort(client.send(request, BodyHandlers.ofByteArray()), name);
    } catch (IOException | JacksonException e) {
      return new Later(name + " failed: " + e, Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailedException("The run was interrupted.");
    }
  }

  private Answer sort(HttpResponse<byte[]> response, String name) {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return new Accepted(response.body().length == 0 ? null : json.readTree(response.body()));
    }
    String why = name + " was answered with " + status + explained(response.body());
    return status == 429 || status >= 500
        ? new Later(why, retryAfter(response))
        : new Refused(status, why);
  }

  private static Duration retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("[0-9]{1,3}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElse(Duration.ZERO);
  }

  /** A problem's title, detail, faults, hop and advice, in one piece of text. */
  private String explained(byte[] body) {
    JsonNode problem;
    try {
      problem = json.readTree(body);
    } catch (JacksonException e) {
      return ".";
    }
    String faults =
        problem
            .path("faults")
            .valueStream()
            .map(
                f ->
                    " %s: %s;"
                        .formatted(f.path("pointer").asString(""), f.path("message").asString("")))
            .limit(10)
            .collect(Collectors.joining());
    return ": %s. %s%s%s%s"
        .formatted(
            problem.path("title").asString("no title"),
            problem.path("detail").asString(""),
            faults,
            part(problem, " [%s]", "hop"),
            part(problem, " What to do: %s", "action"));
  }

  private static String part(JsonNode problem, String form, String member) {
    return problem.hasNonNull(member) ? form.formatted(problem.path(member).asString()) : "";
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
