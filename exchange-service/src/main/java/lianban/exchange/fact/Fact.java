package lianban.exchange.fact;

import java.time.Instant;

/**
 * The latest event of a subject.
 *
 * @param holder pseudonym of whom it is about, as the data set says
 * @param event its id
 * @param schemaVersion of the type that it was made by; 0 if it names none
 * @param at when the broker took it
 * @param offset in its partition, where all events of a subject are
 * @param data JSON
 */
public record Fact(
    String type,
    String subject,
    String holder,
    String event,
    int schemaVersion,
    Instant at,
    long offset,
    String data) {

  /**
   * Whether it takes another's place. Offsets tell, but for a topic that was made anew: its events
   * are later.
   */
  public boolean isLaterThan(Fact other) {
    return offset > other.offset || at.isAfter(other.at);
  }
}
