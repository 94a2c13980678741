package lianban.catalog;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import lianban.launcher.store.DocumentStore;
import lianban.service.outbound.ServiceClients;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** What the catalogue finds around it: a store, an identity-service, an exchange. */
@TestConfiguration(proxyBeanMethods = false)
class CatalogSurroundings {

  static final DocumentStore STORE = DocumentStore.inMemory();

  private final HttpServer identity;
  private volatile boolean identityUp = true;
  private volatile Duration ahead = Duration.ZERO;

  /** Of all instances: they share a store, and any of them may announce what is in it. */
  private static final Map<String, JsonNode> PUBLISHED = new ConcurrentHashMap<>();

  CatalogSurroundings() throws IOException {
    identity = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    identity.createContext("/api/v1/departments", this::answer);
    identity.createContext("/api/v1/events", this::take);
    identity.start();
  }

  @Bean
  ServiceClients testClients() {
    return _ -> RestClient.create("http://127.0.0.1:" + identity.getAddress().getPort());
  }

  /** Time as it is, or as a test sets it ahead. */
  @Bean
  InstantSource testClock() {
    return () -> Instant.now().plus(ahead).truncatedTo(ChronoUnit.MILLIS);
  }

  void goAhead(Duration time) {
    ahead = time;
  }

  /** What the exchange took in, each once for its source and id. */
  List<JsonNode> published() {
    return List.copyOf(PUBLISHED.values());
  }

  private void take(HttpExchange exchange) throws IOException {
    JsonNode batch = Samples.JSON.readTree(exchange.getRequestBody().readAllBytes());
    JsonNode event = batch.path(0);
    boolean isNew =
        PUBLISHED.put(event.path("source").asString() + event.path("id").asString(), event) == null;
    byte[] body =
        "{\"accepted\": 1, \"repeated\": 0, \"refused\": 0, \"results\": [{\"outcome\": \"%s\"}]}"
            .formatted(isNew ? "ACCEPTED" : "REPEATED")
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  void identityUp(boolean up) {
    identityUp = up;
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body =
        Samples.DEPARTMENTS.stream()
            .map("{\"code\":\"%s\"}"::formatted)
            .collect(Collectors.joining(",", "[", "]"))
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(identityUp ? 200 : 503, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
