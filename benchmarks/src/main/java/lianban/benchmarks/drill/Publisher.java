package lianban.benchmarks.drill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Publishes at a steady pace, each subject's events one after the other, and publishes what was not
 * acknowledged again until it is, as the protocol says.
 */
final class Publisher {

  private static final int SUBJECTS = 25;

  private final Door door;
  private final String run;
  private final int batch;
  private final Collection<Sent> acknowledged = new ConcurrentLinkedQueue<>();
  private volatile boolean isEnding;

  /**
   * @param batch how many events go together
   */
  Publisher(Door door, String run, int batch) {
    this.door = door;
    this.run = run;
    this.batch = batch;
  }

  Collection<Sent> acknowledged() {
    return acknowledged;
  }

  /** What is under way is still acknowledged. */
  void end() {
    isEnding = true;
  }

  /**
   * Publishes on this thread until the end.
   *
   * @param worker whose subjects are its own
   * @param perSecond how many events, as long as the city keeps up
   */
  void work(int worker, int perSecond) throws InterruptedException {
    long pause = TimeUnit.SECONDS.toNanos(batch) / perSecond;
    long due = System.nanoTime();
    for (int begun = 0; !isEnding; begun += batch) {
      List<Sent> events = new ArrayList<>();
      for (int i = begun; i < begun + batch; i++) {
        String subject = "S-%d-%d".formatted(worker, i % SUBJECTS);
        events.add(new Sent("%s-%d-%d".formatted(run, worker, i), subject, i / SUBJECTS));
      }
      publish(events);
      acknowledged.addAll(events);
      // What was held up by a kill is not made up for: the pace goes on from here.
      due = Math.max(due + pause, System.nanoTime());
      TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
    }
  }

  private void publish(List<Sent> events) throws InterruptedException {
    String body = events.stream().map(this::event).collect(Collectors.joining(",", "[", "]"));
    while (true) {
      try {
        JsonNode answer =
            door.post("/api/v1/events", "application/cloudevents-batch+json", body, 200);
        if (answer.path("refused").asInt(-1) == 0) {
          return;
        }
      } catch (IOException _) {
        // Not acknowledged: whether it was taken in or not, it may be sent again.
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private String event(Sent event) {
    return """
    {"specversion":"1.0","id":"%s","source":"/housing/drill","type":"%s","subject":"%s",\
    "datacontenttype":"application/json","data":{"contractNo":"%s/%s","propertyNo":"%d",\
    "price":"1.00","filedAt":"2026-11-22T08:15:30Z"}}"""
        .formatted(event.id(), Door.TYPE, event.subject(), run, event.content(), event.number());
  }
}
