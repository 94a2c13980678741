package lianban.benchmarks.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Listens to a stream of events, and after a break goes on where the last one had come from. */
final class SseReceiver extends Receiver {

  private static final String PATH = "/api/v1/events/stream?type=" + Door.TYPE;

  private final Door door;
  private String last = "";

  SseReceiver(Door door, String run) {
    super("sse", run);
    this.door = door;
  }

  /** A cursor is good on each way out; that of a pull says from where. */
  @Override
  void begin() throws Exception {
    last =
        door.get("/api/v1/events?limit=1&from=latest&type=" + Door.TYPE).path("cursor").asString();
  }

  @Override
  void work() throws InterruptedException {
    while (true) {
      try (Stream<String> lines = door.lines(PATH, last)) {
        listen(lines.iterator());
      } catch (IOException | UncheckedIOException _) {
        // Broken off: what came whole is remembered.
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private void listen(Iterator<String> lines) {
    String id = "";
    String kind = "";
    var data = new StringBuilder();
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.startsWith("id:")) {
        id = line.substring(3).strip();
      } else if (line.startsWith("event:")) {
        kind = line.substring(6).strip();
      } else if (line.startsWith("data:")) {
        data.append(line.substring(5));
      } else if (line.isEmpty() && !data.isEmpty()) {
        if (kind.equals(Door.TYPE)) {
          take(Door.JSON.readTree(data.toString()));
          last = id;
        }
        data.setLength(0);
      }
    }
  }
}
