package lianban.benchmarks.drill;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import lianban.benchmarks.Door;

/** The exchange, reached through the gateway by the department that publishes. */
final class Exchange implements Publishing {

  static final String SOURCE = "/housing/drill";

  private final Door door;
  private final String run;

  Exchange(Door door, String run) {
    this.door = door;
    this.run = run;
  }

  @Override
  public boolean send(List<Sent> events) {
    String body = events.stream().map(this::event).collect(Collectors.joining(",", "[", "]"));
    try {
      return door.post("/api/v1/events", "application/cloudevents-batch+json", body, 200)
              .path("refused")
              .asInt(-1)
          == 0;
    } catch (IOException _) {
      // Whether it was taken in or not, it may be sent again.
      return false;
    }
  }

  private String event(Sent event) {
    return """
    {"specversion":"1.0","id":"%s","source":"%s","type":"%s","subject":"%s",\
    "datacontenttype":"application/json","data":{"contractNo":"%s/%s","propertyNo":"%d",\
    "price":"1.00","filedAt":"2026-11-22T08:15:30Z"}}"""
        .formatted(
            event.id(), SOURCE, Door.TYPE, event.subject(), run, event.content(), event.number());
  }
}
