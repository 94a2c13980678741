package lianban.gateway.routing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static lianban.gateway.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.http.Fault;
import io.netty.buffer.ByteBufUtil;
import io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import lianban.gateway.Door;
import lianban.kernel.problem.ProblemType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HopTest {

  /** Nothing ever listens there. */
  private static final String DEAD = "http://127.0.0.1:19";

  private static Door door;

  @BeforeAll
  static void open() {
    door =
        Door.open(
            "--lianban.gateway.breakers.calls=10",
            "--lianban.gateway.breakers.pause=500ms",
            "--lianban.gateway.routes.rating-service.timeout=300ms",
            "--lianban.gateway.routes.event-stream.timeout=1s",
            "--lianban.gateway.routes.catalog-service.concurrent=1",
            "--lianban.gateway.routes.exchange-service.timeout=2s",
            Door.instance("housing", 0, DEAD),
            Door.instance("utilities", 0, DEAD),
            Door.instance("utilities", 1, DEAD),
            Door.instance("public-security", 1, DEAD),
            "--lianban.gateway.routes.registration.service=nowhere");
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @BeforeEach
  void reset() {
    door.reset();
  }

  @Test
  void namesAServiceThatRefusesConnections() {
    var answer = door.post("/api/v1/housing/contracts", token("housing.write"), "{}");

    var problem = assertProblem(answer, ProblemType.HOP_UNAVAILABLE, "housing");
    assertThat(problem.get("detail").asString()).contains("housing");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void namesAServiceThatRunsNowhere() {
    var answer = door.post("/api/v1/registration/titles", token("registration.write"), "{}");

    assertProblem(answer, ProblemType.HOP_UNAVAILABLE, "nowhere");
  }

  @Test
  void triesAnotherInstanceWhenOneRefusesConnections() {
    for (int i = 0; i < 6; i++) {
      var answer =
          door.post("/api/v1/public-security/persons", token("public-security.write"), "{}");
      assertThat(answer.statusCode()).isEqualTo(200);
    }
    door.backend.verify(6, postRequestedFor(urlEqualTo("/api/v1/public-security/persons")));
  }

  @Test
  void neverSendsAPostTwice() {
    door.backend.stubFor(
        post("/api/v1/cases").willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

    var answer = door.post("/api/v1/cases", token("case.file"), "{}");

    assertProblem(answer, ProblemType.HOP_UNAVAILABLE, "exchange-service");
    door.backend.verify(1, postRequestedFor(urlEqualTo("/api/v1/cases")));
  }

  @Test
  void givesUpOnASlowService() {
    door.backend.stubFor(
        get("/api/v1/rectifications").willReturn(aResponse().withFixedDelay(2000)));

    var answer = door.read("/api/v1/rectifications", token("rating.supervise"));

    var problem = assertProblem(answer, ProblemType.HOP_TIMEOUT, "rating-service");
    assertThat(problem.get("detail").asString()).contains("300 ms");
  }

  @Test
  void turnsAnUnexplainedServerErrorIntoAProblem() {
    door.backend.stubFor(
        get("/api/v1/certificates/1")
            .willReturn(serverError().withHeader("X-Inside", "y").withBody("at java.lang.Stack")));

    var answer = door.read("/api/v1/certificates/1", "");

    assertProblem(answer, ProblemType.HOP_UNAVAILABLE, "exchange-service");
    assertThat(answer.body()).doesNotContain("java.lang");
    assertThat(answer.headers().firstValue("X-Inside")).isEmpty();
  }

  @Test
  void passesAServicesOwnProblemUntouched() {
    String problem = "{\"type\":\"urn:lianban:problem:hop-unavailable\",\"hop\":\"store\"}";
    for (int status : List.of(409, 422, 500, 503)) {
      door.backend.stubFor(
          get("/api/v1/certificates/2")
              .willReturn(
                  aResponse()
                      .withStatus(status)
                      .withHeader("Content-Type", "application/problem+json")
                      .withHeader("Retry-After", "7")
                      .withBody(problem)));

      var answer = door.read("/api/v1/certificates/2", "");

      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(answer.body()).isEqualTo(problem);
      assertThat(answer.headers().firstValue("Retry-After")).contains("7");
    }
  }

  @Test
  void passesAServicesRefusalsThatAreNoProblems() {
    door.backend.stubFor(
        post("/oauth2/token")
            .willReturn(
                aResponse()
                    .withStatus(401)
                    .withHeader("Content-Type", "application/json")
                    .withHeader("WWW-Authenticate", "Basic")
                    .withBody("{\"error\":\"invalid_client\"}")));

    var answer = door.post("/oauth2/token", "", "grant_type=client_credentials");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).isEqualTo("{\"error\":\"invalid_client\"}");
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Basic");
  }

  @Test
  void takesOnlySoManyCallsAtOnce() {
    door.backend.stubFor(get("/api/v1/matters").willReturn(aResponse().withFixedDelay(500)));
    String token = token("catalog.read");

    List<HttpResponse<String>> answers =
        Stream.generate(
                () -> CompletableFuture.supplyAsync(() -> door.read("/api/v1/matters", token)))
            .limit(2)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 429);
    answers.stream()
        .filter(answer -> answer.statusCode() == 429)
        .forEach(answer -> assertProblem(answer, ProblemType.TOO_BUSY, "catalog-service"));
  }

  @Test
  void breakerOpensAndRecovers() {
    String path = "/api/v1/departments";
    String token = token("identity.read");
    door.backend.stubFor(get(path).willReturn(serverError()));
    for (int i = 0; i < 10; i++) {
      assertProblem(door.read(path, token), ProblemType.HOP_UNAVAILABLE, "identity-service");
    }
    int called = door.backend.findAll(getRequestedFor(urlEqualTo(path))).size();

    var fallback = door.read(path, token);

    var problem = assertProblem(fallback, ProblemType.HOP_UNAVAILABLE, "identity-service");
    assertThat(problem.get("detail").asString()).contains("rests");
    assertThat(fallback.headers().firstValue("Retry-After")).isPresent();
    door.backend.verify(called, getRequestedFor(urlEqualTo(path)));

    door.reset();
    await()
        .atMost(Duration.ofSeconds(3))
        .untilAsserted(() -> assertThat(door.read(path, token).statusCode()).isEqualTo(200));
    // It closes after as many trial calls; half open, it would open again for the next test.
    for (int i = 0; i < 5; i++) {
      assertThat(door.read(path, token).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void breakerDoesNotCountCallersMistakes() {
    String token = token("rating.give");
    door.backend.stubFor(get("/api/v1/ratings/rights").willReturn(aResponse().withStatus(404)));
    for (int i = 0; i < 20; i++) {
      assertThat(door.read("/api/v1/ratings/rights", token).statusCode()).isEqualTo(404);
    }
    door.reset();

    assertThat(door.read("/api/v1/ratings/rights", token).statusCode()).isEqualTo(200);
  }

  @Test
  void breakerOpensWhenEveryInstanceIsDead() {
    String token = token("utilities.read");
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () ->
                assertThat(door.read("/api/v1/utilities/transfers", token).body())
                    .contains("rests"));
  }

  /** The head is waited for; what comes after it is passed on as it comes. */
  @Test
  void passesAStreamOnForLongerThanItsTimeout() throws Exception {
    door.backend.stubFor(
        get("/api/v1/events/stream?type=t")
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "text/event-stream")
                    .withBody("data: 1\n\n".repeat(8))
                    .withChunkedDribbleDelay(8, 2_400)));
    var request = door.request("/api/v1/events/stream?type=t", token("event.read")).build();
    long begun = System.nanoTime();

    List<Long> lines;
    try (HttpClient http = HttpClient.newHttpClient()) {
      lines =
          http.send(request, HttpResponse.BodyHandlers.ofLines())
              .body()
              .filter(line -> !line.isEmpty())
              .map(_ -> System.nanoTime() - begun)
              .toList();
    }

    assertThat(lines).hasSize(8);
    assertThat(Duration.ofNanos(lines.getLast() - lines.getFirst()))
        .isGreaterThan(Duration.ofSeconds(1));
  }

  /**
   * Whoever opens streams, does not read and hangs up must not use up the memory of the gateway.
   */
  @Test
  void keepsNothingOfAStreamThatWasAbandoned() throws Exception {
    door.backend.stubFor(
        get("/api/v1/events/stream?type=t")
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "text/event-stream")
                    .withBody("data: 1\n\n".repeat(500_000))));
    List<String> leaks = new CopyOnWriteArrayList<>();
    ResourceLeakDetector.Level usual = ResourceLeakDetector.getLevel();
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    ByteBufUtil.setLeakListener((type, records) -> leaks.add(type + records));
    try {
      for (int i = 0; i < 20; i++) {
        abandonStream();
      }
      // What is lost is found when it was collected and something new is taken.
      for (int i = 0; i < 5; i++) {
        System.gc();
        door.read("/api/v1/certificates/" + i, "");
      }
    } finally {
      ByteBufUtil.setLeakListener(null);
      ResourceLeakDetector.setLevel(usual);
    }
    assertThat(leaks).isEmpty();
  }

  private static void abandonStream() throws IOException {
    try (var socket = new Socket()) {
      socket.setReceiveBufferSize(4_096);
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), door.uri("/").getPort()));
      String request =
          "GET /api/v1/events/stream?type=t HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer "
              + token("event.read")
              + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().readNBytes(2_000)).hasSize(2_000);
    }
  }

  @Test
  void aStreamOfEventsHasARouteOfItsOwn() {
    door.backend.stubFor(post("/api/v1/events").willReturn(okJson("{}").withFixedDelay(3_000)));

    assertProblem(publish("application/json"), ProblemType.HOP_TIMEOUT, "exchange-service");
    assertThat(publish("Application/X-NDJSON ; charset=utf-8").statusCode()).isEqualTo(200);
  }

  @Test
  void whatBecomesOfStreamsIsNotCountedAgainstCases() {
    door.backend.stubFor(post("/api/v1/events").willReturn(serverError()));
    for (int i = 0; i < 10; i++) {
      publish("application/x-ndjson");
    }
    assertThat(publish("application/x-ndjson").body()).contains("rests");

    assertThat(door.post("/api/v1/cases", token("case.file"), "{}").statusCode()).isEqualTo(200);
    door.reset();
    await()
        .atMost(Duration.ofSeconds(3))
        .until(() -> publish("application/x-ndjson").statusCode() == 200);
    for (int i = 0; i < 5; i++) {
      assertThat(publish("application/x-ndjson").statusCode()).isEqualTo(200);
    }
  }

  private static HttpResponse<String> publish(String contentType) {
    return door.send(
        door.request("/api/v1/events", token("event.publish"))
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString("{}")));
  }

  private static String token(String scope) {
    return door.tokens.of("demo", scope);
  }
}
