package lianban.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The gateway as one client sees it: its token, its requests, and numbered events of a kilobyte.
 */
final class Exchange implements AutoCloseable {

  static final String TYPE = "housing.contract.filed";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int EVENT_BYTES = 1_024;
  private static final int SUBJECTS = 1_000;

  private final URI gateway;
  private final String token;
  private final String run;
  private final String padding;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * @param run begins the id of each event of this run, and of no other
   */
  Exchange(URI gateway, String client, String secret, String run) {
    this.gateway = gateway;
    this.run = run;
    this.token = token(client, secret);
    this.padding = "x".repeat(EVENT_BYTES - event(0, "").length());
  }

  /** Publishes the events of these numbers, several as one batch; then they are taken in. */
  void publish(long from, int together) {
    String events =
        LongStream.range(from, from + together)
            .mapToObj(number -> event(number, padding))
            .collect(Collectors.joining(","));
    var request =
        request("/api/v1/events")
            .header(
                "Content-Type",
                together == 1
                    ? "application/cloudevents+json"
                    : "application/cloudevents-batch+json")
            .POST(BodyPublishers.ofString(together == 1 ? events : "[" + events + "]"))
            .build();
    HttpResponse<String> answer = send(request, BodyHandlers.ofString());
    boolean isTaken =
        together == 1
            ? answer.statusCode() == 201
            : answer.statusCode() == 200
                && JSON.readTree(answer.body()).path("accepted").asInt() == together;
    if (!isTaken) {
      throw new IllegalStateException("not taken in: " + answer.statusCode() + " " + answer.body());
    }
  }

  private String event(long number, String filling) {
    return """
    {"specversion":"1.0","id":"%s-%09d","source":"/housing/bench","type":"%s",\
    "subject":"S-%03d","datacontenttype":"application/json","padding":"%s",\
    "data":{"contractNo":"C-1","propertyNo":"P-1","price":"1.00","filedAt":"2026-11-22T08:15:30Z"}}"""
        .formatted(run, number, TYPE, number % SUBJECTS, filling);
  }

  /**
   * The number of an event of this run, from its JSON.
   *
   * @return -1 if it is none
   */
  static long number(String json, String run) {
    String mark = "\"id\":\"" + run + "-";
    int at = json.indexOf(mark);
    int digits = at + mark.length();
    return at < 0 ? -1 : Long.parseLong(json.substring(digits, json.indexOf('"', digits)));
  }

  String run() {
    return run;
  }

  /** An answer that must be a success. */
  <T> T get(String path, BodyHandler<T> body) {
    HttpResponse<T> answer = send(request(path).GET().build(), body);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("GET " + path + " was answered " + answer.statusCode());
    }
    return answer.body();
  }

  /** Makes something; it must be answered as made. */
  JsonNode make(String path, JsonNode body) {
    var request =
        request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    HttpResponse<String> answer = send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(
          path + " was answered " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  void delete(String path) {
    send(request(path).DELETE().build(), BodyHandlers.discarding());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(gateway.resolve(path)).header("Authorization", "Bearer " + token);
  }

  private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) {
    try {
      return http.send(request, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String token(String client, String secret) {
    String pair = client + ":" + secret;
    var request =
        HttpRequest.newBuilder(gateway.resolve("/oauth2/token"))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    return JSON.readTree(send(request, BodyHandlers.ofString()).body())
        .path("access_token")
        .asString();
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
