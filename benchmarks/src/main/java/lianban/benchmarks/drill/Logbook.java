package lianban.benchmarks.drill;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a subscriber got, in the order in which it got it. */
final class Logbook {

  private final String run;
  private final Queue<Sent> received = new ConcurrentLinkedQueue<>();

  /**
   * @param run the run whose events are written down
   */
  Logbook(String run) {
    this.run = run;
  }

  void write(String json) {
    JsonNode event = JsonMapper.shared().readTree(json);
    String contract = event.path("data").path("contractNo").asString("");
    if (contract.startsWith(run + "/")) {
      received.add(
          new Sent(
              event.path("id").asString(),
              event.path("subject").asString(),
              Integer.parseInt(event.path("data").path("propertyNo").asString())));
    }
  }

  List<Sent> received() {
    return List.copyOf(received);
  }
}
