package lianban.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody who gets the events that are published from now on, until it is closed. What breaks off
 * is begun again where the last event had come from, as a subscriber does.
 */
public interface Receiver extends AutoCloseable {

  /** Leaves nothing behind. */
  @Override
  void close() throws IOException;

  /** How somebody begins to receive; it tells the JSON of each event as it comes. */
  @FunctionalInterface
  interface Kind {
    Receiver begin(Door door, Consumer<String> events) throws IOException;
  }

  /** Every kind by its name. */
  static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    kinds.put("pull", Pull::new);
    kinds.put("sse", Stream::new);
    kinds.put("webhook", Webhook::new);
    return kinds;
  }

  /** Asks for page after page; the cursor of the last one that came whole is all it remembers. */
  final class Pull implements Receiver {
    private static final String PATH = "/api/v1/events?limit=500&type=" + Door.TYPE;

    private final Door door;
    private final Consumer<String> events;
    private final Thread thread;
    private volatile boolean isOver;

    Pull(Door door, Consumer<String> events) throws IOException {
      this.door = door;
      this.events = events;
      String begin = newest(door);
      this.thread = Thread.ofVirtual().start(() -> read(begin));
    }

    /** A cursor after everything there is; it is good for a stream, too. */
    static String newest(Door door) throws IOException {
      return door.get(PATH + "&from=latest").path("cursor").asString();
    }

    private void read(String begin) {
      String cursor = begin;
      while (!isOver) {
        try {
          JsonNode page = door.get(PATH + "&wait=10&cursor=" + Door.encoded(cursor));
          page.path("events").forEach(event -> events.accept(event.toString()));
          cursor = page.path("cursor").asString();
        } catch (IOException _) {
          pause();
        }
      }
    }

    @Override
    public void close() {
      isOver = true;
      thread.interrupt();
    }
  }

  /** Reads one stream of Server-Sent Events. */
  final class Stream implements Receiver {
    private static final String PATH = "/api/v1/events/stream?type=" + Door.TYPE;

    private final Door door;
    private final Consumer<String> events;
    private final Thread thread;
    private String last;
    private volatile InputStream body;
    private volatile boolean isOver;

    Stream(Door door, Consumer<String> events) throws IOException {
      this(door, Pull.newest(door), events);
    }

    /**
     * The stream has begun when its first bytes have come.
     *
     * @param cursor after which it begins
     */
    Stream(Door door, String cursor, Consumer<String> events) throws IOException {
      this.door = door;
      this.events = events;
      this.last = cursor;
      this.body = door.stream(PATH, last);
      var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
      lines.mark(1);
      if (lines.read() < 0) {
        throw new IOException("the stream ended before it began");
      }
      lines.reset();
      this.thread = Thread.ofVirtual().start(() -> read(lines));
    }

    private void read(BufferedReader begun) {
      BufferedReader lines = begun;
      while (!isOver) {
        try (BufferedReader now = lines) {
          listen(now);
        } catch (IOException _) {
          // Broken off: what came whole is remembered.
        }
        lines = again();
      }
    }

    private BufferedReader again() {
      while (!isOver) {
        pause();
        try {
          body = door.stream(PATH, last);
          return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        } catch (IOException _) {
          // Not back yet.
        }
      }
      return new BufferedReader(BufferedReader.nullReader());
    }

    private void listen(BufferedReader lines) throws IOException {
      String id = "";
      String kind = "";
      var data = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id:")) {
          id = line.substring(3).strip();
        } else if (line.startsWith("event:")) {
          kind = line.substring(6).strip();
        } else if (line.startsWith("data:")) {
          data.append(line, 5, line.length());
        } else if (line.isEmpty() && !data.isEmpty()) {
          if (kind.equals(Door.TYPE)) {
            events.accept(data.toString());
            last = id;
          }
          data.setLength(0);
        }
      }
    }

    @Override
    public void close() throws IOException {
      isOver = true;
      thread.interrupt();
      body.close();
    }
  }

  /** Is called for each event. It remembers nothing: where it stands is the exchange's to know. */
  final class Webhook implements Receiver {
    private static final String PATH = "/api/v1/subscriptions";
    private static final int PROVING_SECONDS = 60;

    private final Door door;
    private final WebhookEndpoint endpoint;
    private final String subscription;

    Webhook(Door door, Consumer<String> events) throws IOException {
      this.door = door;
      this.endpoint = new WebhookEndpoint(events);
      var wanted =
          JsonMapper.shared().createObjectNode().put("type", Door.TYPE).put("channel", "WEBHOOK");
      wanted.put("from", "latest").putObject("webhook").put("url", endpoint.url());
      JsonNode made = door.make(PATH, wanted);
      endpoint.secret(made.path("secret").asString());
      this.subscription = PATH + "/" + made.path("id").asString();
      awaitProven();
    }

    private void awaitProven() throws IOException {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PROVING_SECONDS);
      while (System.nanoTime() < end) {
        JsonNode now = door.get(subscription);
        if (now.path("delivery").path("condition").asString("").equals("DELIVERING")) {
          return;
        }
        pause();
      }
      throw new IOException("the exchange did not prove the webhook's address");
    }

    @Override
    public void close() throws IOException {
      try (endpoint) {
        door.delete(subscription);
      }
      if (endpoint.forged() > 0) {
        throw new IOException(endpoint.forged() + " deliveries were not signed as they should be");
      }
    }
  }

  /** Opens a stream and never reads on. */
  final class Stalled implements Receiver {
    private final InputStream body;

    Stalled(Door door, String cursor) throws IOException {
      this.body = door.stream(Stream.PATH, cursor);
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }

  private static void pause() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
  }
}
