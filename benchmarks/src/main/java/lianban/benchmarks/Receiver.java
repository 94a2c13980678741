package lianban.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who gets the events that are published from now on, until it is closed. */
interface Receiver extends AutoCloseable {

  @Override
  void close();

  /** How somebody begins to receive; it tells the number of each event as it comes. */
  @FunctionalInterface
  interface Kind {
    Receiver begin(Exchange exchange, LongConsumer received) throws IOException;
  }

  /** Asks for page after page, waiting for each. */
  final class Pull implements Receiver {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PATH = "/api/v1/events?type=" + Exchange.TYPE;

    private final Exchange exchange;
    private final LongConsumer received;
    private volatile boolean isOver;

    Pull(Exchange exchange, LongConsumer received) {
      this.exchange = exchange;
      this.received = received;
      JsonNode begun = JSON.readTree(exchange.get(PATH + "&from=latest", BodyHandlers.ofString()));
      Thread.ofVirtual().start(() -> read(begun.path("cursor").asString()));
    }

    private void read(String begin) {
      String cursor = begin;
      while (!isOver) {
        JsonNode page =
            JSON.readTree(
                exchange.get(PATH + "&limit=500&wait=2&cursor=" + cursor, BodyHandlers.ofString()));
        for (JsonNode event : page.path("events")) {
          String id = event.path("id").asString();
          if (id.startsWith(exchange.run() + "-")) {
            received.accept(Long.parseLong(id.substring(exchange.run().length() + 1)));
          }
        }
        cursor = page.path("cursor").asString();
      }
    }

    @Override
    public void close() {
      isOver = true;
    }
  }

  /** Reads one stream of Server-Sent Events. */
  final class Stream implements Receiver {
    private final Exchange exchange;
    private final LongConsumer received;
    private final InputStream body;

    Stream(Exchange exchange, LongConsumer received) throws IOException {
      this.exchange = exchange;
      this.received = received;
      this.body = open(exchange);
      Thread.ofVirtual().start(this::read);
    }

    /** The stream has begun when its first bytes have come. */
    static InputStream open(Exchange exchange) throws IOException {
      InputStream body =
          exchange.get(
              "/api/v1/events/stream?from=latest&type=" + Exchange.TYPE,
              BodyHandlers.ofInputStream());
      if (body.read() < 0) {
        throw new IOException("the stream ended before it began");
      }
      return body;
    }

    private void read() {
      try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          long number = line.startsWith("data:") ? Exchange.number(line, exchange.run()) : -1;
          if (number >= 0) {
            received.accept(number);
          }
        }
      } catch (IOException e) {
        // Closed on purpose, or cut off: what is missing then is seen in the count.
      }
    }

    @Override
    public void close() {
      closeQuietly(body);
    }
  }

  /** Is called for each event. */
  final class Webhook implements Receiver {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PATH = "/api/v1/subscriptions";
    private static final int PROVING_SECONDS = 60;

    private final Exchange exchange;
    private final WebhookEndpoint endpoint;
    private final String subscription;

    Webhook(Exchange exchange, LongConsumer received) throws IOException {
      this.exchange = exchange;
      this.endpoint =
          new WebhookEndpoint(
              body -> {
                long number = Exchange.number(body, exchange.run());
                if (number >= 0) {
                  received.accept(number);
                }
              });
      var wanted = JSON.createObjectNode().put("type", Exchange.TYPE).put("channel", "WEBHOOK");
      wanted.put("from", "latest").putObject("webhook").put("url", endpoint.url());
      JsonNode made = exchange.make(PATH, wanted);
      endpoint.secret(made.path("secret").asString());
      this.subscription = PATH + "/" + made.path("id").asString();
      awaitProven();
    }

    private void awaitProven() throws IOException {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PROVING_SECONDS);
      while (System.nanoTime() < end) {
        JsonNode now = JSON.readTree(exchange.get(subscription, BodyHandlers.ofString()));
        if (now.path("delivery").path("condition").asString("").equals("DELIVERING")) {
          return;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      }
      throw new IOException("the exchange did not prove the webhook's address");
    }

    @Override
    public void close() {
      exchange.delete(subscription);
      endpoint.close();
    }
  }

  /** Opens a stream and never reads on. */
  final class Stalled implements Receiver {
    private final InputStream body;

    Stalled(Exchange exchange) throws IOException {
      this.body = Stream.open(exchange);
    }

    @Override
    public void close() {
      closeQuietly(body);
    }
  }

  private static void closeQuietly(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      // It is over either way.
    }
  }
}
