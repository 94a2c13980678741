package lianban.benchmarks.drill;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;

/** A subscriber that writes down what it gets, in the order in which it gets it. */
abstract class Receiver {

  private final String name;
  private final String run;
  private final Queue<Sent> received = new ConcurrentLinkedQueue<>();

  /**
   * @param run the run whose events it keeps
   */
  Receiver(String name, String run) {
    this.name = name;
    this.run = run;
  }

  final String name() {
    return name;
  }

  final List<Sent> received() {
    return List.copyOf(received);
  }

  /** Begins with what comes from now on. */
  abstract void begin() throws Exception;

  /** Leaves nothing behind. */
  void end() throws Exception {}

  /** Receives on this thread until it is interrupted. */
  abstract void work() throws InterruptedException;

  final void take(JsonNode event) {
    String contract = event.path("data").path("contractNo").asString("");
    if (contract.startsWith(run + "/")) {
      received.add(
          new Sent(
              event.path("id").asString(),
              event.path("subject").asString(),
              Integer.parseInt(event.path("data").path("propertyNo").asString())));
    }
  }
}
