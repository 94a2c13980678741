package lianban.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A receiver of webhooks on this machine that checks every signature (Standard Webhooks). */
public final class WebhookEndpoint implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String CHALLENGE = "lianban.webhook.challenge";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CompletableFuture<String> secret = new CompletableFuture<>();
  private final AtomicInteger forged = new AtomicInteger();
  private final Consumer<String> events;

  /**
   * @param events is told the body of each delivery before it is answered
   */
  public WebhookEndpoint(Consumer<String> events) throws IOException {
    this.events = events;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  /** What deliveries are signed with; they wait until it is told. */
  public void secret(String told) {
    secret.complete(told);
  }

  /** How many deliveries had a signature that was none. */
  public int forged() {
    return forged.get();
  }

  private void answer(HttpExchange delivery) throws IOException {
    try (delivery) {
      String body = new String(delivery.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (!isSigned(delivery, body)) {
        forged.incrementAndGet();
        delivery.sendResponseHeaders(401, -1);
        return;
      }
      if (body.contains(CHALLENGE)) {
        JsonNode challenge = JSON.readTree(body).path("data").path("challenge");
        byte[] answer = JSON.writeValueAsBytes(JSON.createObjectNode().set("challenge", challenge));
        delivery.sendResponseHeaders(200, answer.length);
        delivery.getResponseBody().write(answer);
        return;
      }
      events.accept(body);
      delivery.sendResponseHeaders(204, -1);
    }
  }

  private boolean isSigned(HttpExchange delivery, String body) {
    String id = delivery.getRequestHeaders().getFirst("webhook-id");
    String timestamp = delivery.getRequestHeaders().getFirst("webhook-timestamp");
    String signatures = delivery.getRequestHeaders().getFirst("webhook-signature");
    if (id == null || timestamp == null || signatures == null) {
      return false;
    }
    byte[] expected = sign(id + "." + timestamp + "." + body);
    for (String signature : signatures.split(" ", -1)) {
      if (MessageDigest.isEqual(signature.getBytes(StandardCharsets.US_ASCII), expected)) {
        return true;
      }
    }
    return false;
  }

  private byte[] sign(String text) {
    try {
      String key = secret.orTimeout(10, TimeUnit.SECONDS).join().replace("whsec_", "");
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
      byte[] code = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return ("v1," + Base64.getEncoder().encodeToString(code)).getBytes(StandardCharsets.US_ASCII);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
