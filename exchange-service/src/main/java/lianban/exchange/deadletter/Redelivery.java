package lianban.exchange.deadletter;

import org.jspecify.annotations.Nullable;

/** Sends a dead letter to the subscriber that it failed at, and to nobody else. */
public interface Redelivery {

  /**
   * Sends it now.
   *
   * @param data in place of the event's own, null for that
   * @param edit number of the edit that the data is from
   */
  Result send(DeadLetter letter, @Nullable String data, @Nullable Integer edit);

  /** Whether it could be sent now; nothing is. */
  @Nullable Hindrance hindrance(DeadLetter letter);

  /** What came of it. */
  sealed interface Result {}

  /** It was sent. */
  record Sent(Attempt attempt) implements Result {}

  /** It lies before its reader, which will tell what became of it. */
  record HandedOver() implements Result {}

  /** It was not. */
  record NotSent(Hindrance why) implements Result {}

  /** Why something is not sent. */
  enum Hindrance {
    /** The subscription is gone, or nobody takes events back there. */
    NO_RECEIVER,
    /** The receiver has not answered the challenge. */
    UNPROVEN,
    /** No grant holds any more. */
    NOT_GRANTED,
    /** The grant or the filters leave this event out by now. */
    WITHHELD,
    /** What is on the dead-letter topic is no event. */
    NO_EVENT,
    /** No such event stands where the letter says it is from. */
    UNVERIFIED,
    /** It was delivered or discarded, or somebody is at it. */
    NOT_OPEN
  }
}
