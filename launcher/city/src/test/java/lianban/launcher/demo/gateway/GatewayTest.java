package lianban.launcher.demo.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class GatewayTest {

  private static final Client CLIENT = new Client("window", "s3cret");
  private static final String OK = "{\"ok\": true}";

  private record Scripted(int status, Map<String, String> headers, String body) {}

  private final Queue<Scripted> script = new ConcurrentLinkedQueue<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final List<String> bearers = new CopyOnWriteArrayList<>();
  private final AtomicInteger tokens = new AtomicInteger();
  private volatile int tokenLife = 900;
  private volatile int tokenStatus = 200;
  private @Nullable HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = serve(0);
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  @Test
  void repeatsWhatFailedWithTheSameKey() {
    script.add(new Scripted(503, Map.of(), "{}"));
    script.add(new Scripted(504, Map.of(), "no json"));
    script.add(new Scripted(200, Map.of(), OK));

    try (Gateway gateway = gateway(Duration.ofSeconds(20))) {
      var answer = gateway.call(Call.post(CLIENT, "/api/v1/cases", Map.of(), "k1"));
      assertThat(answer.path("ok").asBoolean()).isTrue();
    }
    assertThat(keys).containsExactly("k1", "k1", "k1");
  }

  @Test
  void waitsAsLongAsTheQuotaAsks() {
    script.add(new Scripted(429, Map.of("Retry-After", "1"), "{}"));
    script.add(new Scripted(200, Map.of(), OK));
    long start = System.nanoTime();

    try (Gateway gateway = gateway(Duration.ofSeconds(20))) {
      gateway.call(Call.get("/api/v1/certificates/x"));
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
  }

  @Test
  void getsANewTokenWhenTheOldOneIsNotAccepted() {
    script.add(new Scripted(401, Map.of(), "{}"));
    script.add(new Scripted(200, Map.of(), OK));
    script.add(new Scripted(200, Map.of(), OK));

    try (Gateway gateway = gateway(Duration.ofSeconds(20))) {
      gateway.call(Call.get(CLIENT, "/api/v1/cases/1"));
      gateway.call(Call.get(CLIENT, "/api/v1/cases/2"));
    }
    assertThat(bearers).containsExactly("Bearer token-1", "Bearer token-2", "Bearer token-2");
  }

  @Test
  void renewsATokenBeforeItExpires() {
    tokenLife = 20;
    script.add(new Scripted(200, Map.of(), OK));
    script.add(new Scripted(200, Map.of(), OK));

    try (Gateway gateway = gateway(Duration.ofSeconds(20))) {
      gateway.call(Call.get(CLIENT, "/api/v1/cases/1"));
      gateway.call(Call.get(CLIENT, "/api/v1/cases/2"));
    }
    assertThat(bearers).containsExactly("Bearer token-1", "Bearer token-2");
  }

  @Test
  void tellsARefusalInTheProblemsOwnWords() {
    script.add(
        new Scripted(
            422,
            Map.of(),
            """
            {"title": "The request is invalid", "detail": "Two fields are wrong.", "hop": "exchange-service",
             "action": "Mend them.", "faults": [{"pointer": "/form/price", "code": "pattern", "message": "no price"}]}
            """));

    try (Gateway gateway = gateway(Duration.ofSeconds(20))) {
      assertThatThrownBy(() -> gateway.call(Call.post(CLIENT, "/api/v1/cases", Map.of(), "k")))
          .isInstanceOf(RunFailedException.class)
          .hasMessageContainingAll(
              "POST /api/v1/cases was answered with 422: The request is invalid.",
              "Two fields are wrong.",
              "/form/price: no price",
              "[exchange-service]",
              "What to do: Mend them.");
    }
  }

  @Test
  void saysWhenTheCityDoesNotKnowTheSecret() {
    tokenStatus = 401;

    try (Gateway gateway = gateway(Duration.ofSeconds(20))) {
      assertThatThrownBy(() -> gateway.call(Call.get(CLIENT, "/api/v1/cases/1")))
          .hasMessageContaining("does not accept the secret of client window")
          .hasMessageNotContaining("s3cret");
    }
  }

  @Test
  void outlivesAGatewayThatIsAway() throws Exception {
    HttpServer first = java.util.Objects.requireNonNull(server);
    int port = first.getAddress().getPort();
    script.add(new Scripted(200, Map.of(), OK));

    try (Gateway gateway = gateway(Duration.ofSeconds(20));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      first.stop(0);
      var call = threads.submit(() -> gateway.call(Call.get("/api/v1/certificates/x")));
      org.awaitility.Awaitility.await()
          .pollDelay(Duration.ofMillis(300))
          .until(() -> !call.isDone());
      server = serve(port);
      assertThat(call.get().path("ok").asBoolean()).isTrue();
    }
  }

  @Test
  void givesUpWhenNothingMovesAndSaysWhatTheLastTroubleWas() {
    for (int i = 0; i < 100; i++) {
      script.add(
          new Scripted(503, Map.of(), "{\"title\": \"A part is unavailable\", \"hop\": \"tax\"}"));
    }

    try (Gateway gateway = gateway(Duration.ofSeconds(1))) {
      assertThatThrownBy(() -> gateway.call(Call.get("/api/v1/certificates/x")))
          .hasMessageContainingAll(
              "Nothing has moved for 1 seconds", "503: A part is unavailable", "[tax]");
    }
  }

  private Gateway gateway(Duration patience) {
    int port = java.util.Objects.requireNonNull(server).getAddress().getPort();
    return new Gateway(
        URI.create("http://127.0.0.1:" + port), JsonMapper.shared(), new Pulse(patience));
  }

  private HttpServer serve(int port) throws IOException {
    HttpServer created =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    created.createContext("/oauth2/token", this::token);
    created.createContext("/api", this::scripted);
    created.start();
    return created;
  }

  private void token(HttpExchange exchange) throws IOException {
    String body =
        "{\"access_token\": \"token-%d\", \"expires_in\": %d}"
            .formatted(tokens.incrementAndGet(), tokenLife);
    answer(exchange, new Scripted(tokenStatus, Map.of(), tokenStatus == 200 ? body : "{}"));
  }

  private void scripted(HttpExchange exchange) throws IOException {
    addIfPresent(keys, exchange.getRequestHeaders().getFirst("Idempotency-Key"));
    addIfPresent(bearers, exchange.getRequestHeaders().getFirst("Authorization"));
    Scripted next = script.poll();
    answer(exchange, next == null ? new Scripted(500, Map.of(), "{}") : next);
  }

  private static void addIfPresent(List<String> list, @Nullable String value) {
    if (value != null) {
      list.add(value);
    }
  }

  private static void answer(HttpExchange exchange, Scripted answer) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      answer.headers().forEach(exchange.getResponseHeaders()::add);
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
