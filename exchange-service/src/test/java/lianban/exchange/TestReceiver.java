package lianban.exchange;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A receiver of webhooks that repeats challenges and otherwise does what it is told to. */
public final class TestReceiver implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
  private final List<Delivery> challenges = new CopyOnWriteArrayList<>();
  private volatile Function<Delivery, Integer> answer = delivery -> 204;
  private volatile boolean isProving = true;

  /** What came. */
  public record Delivery(
      String path, Map<String, String> headers, String body, JsonNode event, int status) {
    public String id() {
      return event.path("id").asString();
    }

    public String subject() {
      return event.path("subject").asString();
    }
  }

  public TestReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  /** The status by which deliveries are answered from now on. */
  public void answer(Function<Delivery, Integer> status) {
    answer = status;
  }

  /** Repeats no challenge. */
  public void refuseChallenges() {
    isProving = false;
  }

  /** All deliveries, also those answered with a failure. */
  public List<Delivery> deliveries() {
    return List.copyOf(deliveries);
  }

  /** The ids of what it took. */
  public List<String> taken() {
    return deliveries.stream().filter(d -> d.status / 100 == 2).map(Delivery::id).toList();
  }

  public List<Delivery> challenges() {
    return List.copyOf(challenges);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Map<String, String> headers = new TreeMap<>();
      exchange
          .getRequestHeaders()
          .forEach(
              (name, values) ->
                  headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
      JsonNode event = JSON.readTree(body);
      String path = exchange.getRequestURI().getPath();
      if (event.path("type").asString().equals("lianban.webhook.challenge")) {
        challenges.add(new Delivery(path, headers, body, event, 200));
        String echo = isProving ? event.path("data").path("challenge").asString() : "no";
        respond(exchange, 200, "{\"challenge\":\"" + echo + "\"}");
      } else {
        int status = answer.apply(new Delivery(path, headers, body, event, 0));
        deliveries.add(new Delivery(path, headers, body, event, status));
        respond(exchange, status, status / 100 == 2 ? "" : "{\"why\":\"told to\"}");
      }
    }
  }

  private static void respond(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
