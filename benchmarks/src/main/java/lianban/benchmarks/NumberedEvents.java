package lianban.benchmarks;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Numbered events of a kilobyte, as one department publishes them. */
final class NumberedEvents {

  private static final int EVENT_BYTES = 1_024;
  private static final int SUBJECTS = 1_000;

  private final Door door;
  private final String run;
  private final String padding;

  /**
   * @param run begins the id of each event of this run, and of no other
   */
  NumberedEvents(Door door, String run) {
    this.door = door;
    this.run = run;
    this.padding = "x".repeat(EVENT_BYTES - event(0, "").length());
  }

  String run() {
    return run;
  }

  /** Publishes the events of these numbers, several as one batch; then they are taken in. */
  void publish(long from, int together) throws IOException {
    String events =
        LongStream.range(from, from + together)
            .mapToObj(number -> event(number, padding))
            .collect(Collectors.joining(","));
    if (together == 1) {
      door.post("/api/v1/events", "application/cloudevents+json", events, 201);
      return;
    }
    var answer =
        door.post("/api/v1/events", "application/cloudevents-batch+json", "[" + events + "]", 200);
    if (answer.path("accepted").asInt() != together) {
      throw new IOException("not taken in: " + answer);
    }
  }

  private String event(long number, String filling) {
    return """
    {"specversion":"1.0","id":"%s-%09d","source":"/housing/bench","type":"%s",\
    "subject":"S-%03d","datacontenttype":"application/json","padding":"%s",\
    "data":{"contractNo":"C-1","propertyNo":"P-1","price":"1.00","filedAt":"2026-11-22T08:15:30Z"}}"""
        .formatted(run, number, Door.TYPE, number % SUBJECTS, filling);
  }

  /**
   * The number of an event of this run, from its JSON.
   *
   * @return -1 if it is none
   */
  long number(String json) {
    return number(json, run);
  }

  static long number(String json, String run) {
    String mark = "\"id\":\"" + run + "-";
    int at = json.indexOf(mark);
    int digits = at + mark.length();
    return at < 0 ? -1 : Long.parseLong(json.substring(digits, json.indexOf('"', digits)));
  }
}
