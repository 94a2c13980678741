package lianban.benchmarks.drill;

/**
 * An event of the drill.
 *
 * @param id under which it is published, always the same one
 * @param subject whose events are to be received in the order of their numbers
 * @param number counts the events of a subject, from 0
 */
record Sent(String id, String subject, int number) {

  /** What tells the event's content from every other's, whatever id it comes under. */
  String content() {
    return subject + "-" + number;
  }
}
