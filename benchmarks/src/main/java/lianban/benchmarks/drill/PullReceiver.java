package lianban.benchmarks.drill;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Pulls with long polls; the cursor of the last page that came whole is all it remembers. */
final class PullReceiver extends Receiver {

  private static final String PATH = "/api/v1/events?limit=500&type=" + Door.TYPE;

  private final Door door;
  private String cursor = "";

  PullReceiver(Door door, String run) {
    super("pull", run);
    this.door = door;
  }

  @Override
  void begin() throws Exception {
    cursor = door.get(PATH + "&from=latest").path("cursor").asString();
  }

  @Override
  void work() throws InterruptedException {
    while (true) {
      try {
        JsonNode page = door.get(PATH + "&wait=10&cursor=" + Door.encoded(cursor));
        page.path("events").forEach(this::take);
        cursor = page.path("cursor").asString();
      } catch (IOException _) {
        TimeUnit.MILLISECONDS.sleep(200);
      }
    }
  }
}
