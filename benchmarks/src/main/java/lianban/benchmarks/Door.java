package lianban.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The gateway as one client sees it: its token, which is renewed while it is still good, and its
 * requests, for any number of threads. An answer other than the expected one is an {@link
 * IOException}, and so is an interruption.
 */
public final class Door implements AutoCloseable {

  /** The type of every event that is published here. */
  public static final String TYPE = "housing.contract.filed";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI gateway;
  private final String client;
  private final String secret;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final ReentrantLock renewing = new ReentrantLock();
  private volatile Token token;

  /**
   * A token.
   *
   * @param renewAt when half of its time is over, in the terms of {@link System#nanoTime}
   */
  private record Token(String text, long renewAt) {}

  Door(URI gateway, String client, String secret) throws IOException {
    this.gateway = gateway;
    this.client = client;
    this.secret = secret;
    this.token = newToken();
  }

  private Token newToken() throws IOException {
    long now = System.nanoTime();
    String pair = client + ":" + secret;
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    var request =
        HttpRequest.newBuilder(gateway.resolve("/oauth2/token"))
            .timeout(PATIENCE)
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    JsonNode answer = JSON.readTree(taken(request, 200).body());
    Duration good = Duration.ofSeconds(answer.path("expires_in").asLong());
    return new Token(answer.path("access_token").asString(), now + good.dividedBy(2).toNanos());
  }

  /** Who finds it half over renews it; nobody else waits for that. */
  private String token() throws IOException {
    Token now = token;
    if (System.nanoTime() - now.renewAt() > 0 && renewing.tryLock()) {
      try {
        token = newToken();
      } finally {
        renewing.unlock();
      }
    }
    return token.text();
  }

  /** What a path has, as JSON. */
  public JsonNode get(String path) throws IOException {
    return JSON.readTree(taken(request(path).GET().build(), 200).body());
  }

  /** Posts to an address that wants no key. */
  public JsonNode post(String path, String contentType, String body, int status)
      throws IOException {
    var request =
        request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body));
    return JSON.readTree(taken(request.build(), status).body());
  }

  /** Makes something new. */
  JsonNode make(String path, JsonNode body) throws IOException {
    var request =
        request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString(body.toString()));
    return JSON.readTree(taken(request.build(), 201).body());
  }

  void delete(String path) throws IOException {
    taken(request(path).DELETE().build(), 204);
  }

  /** Server-Sent Events, from after one that was received. */
  InputStream stream(String path, String lastEventId) throws IOException {
    var request =
        request(path).header("Accept", "text/event-stream").header("Last-Event-ID", lastEventId);
    HttpResponse<InputStream> answer = send(request.build(), BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      answer.body().close();
      throw new IOException(path + " was answered " + answer.statusCode());
    }
    return answer.body();
  }

  /** As a part of a query. */
  public static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path) throws IOException {
    return HttpRequest.newBuilder(gateway.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token());
  }

  private HttpResponse<String> taken(HttpRequest request, int status) throws IOException {
    HttpResponse<String> answer = send(request, BodyHandlers.ofString());
    if (answer.statusCode() != status) {
      throw new IOException(
          request.uri().getPath() + " was answered " + answer.statusCode() + " " + answer.body());
    }
    return answer;
  }

  private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) throws IOException {
    try {
      return http.send(request, body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted").initCause(e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
