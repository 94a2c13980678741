package lianban.exchange.deadletter;

import java.time.Duration;
import java.time.Instant;

/** When a letter may be sent, edited or given up. */
final class ReplayPolicy {

  /** Longer than any sending takes: a replay that began before was killed. */
  static final Duration REPLAY_DEAD_AFTER = Duration.ofMinutes(1);

  /**
   * Whoever has not told by then what became of it may be away for long, or not follow at all.
   * Should it be there still, it gets the same event twice under one id.
   */
  static final Duration AWAITED = Duration.ofHours(1);

  private ReplayPolicy() {}

  static boolean isOpen(DeadLetter letter, Instant now) {
    return switch (letter.state()) {
      case OPEN -> true;
      case REPLAYING -> letter.since().plus(REPLAY_DEAD_AFTER).isBefore(now);
      case SENT -> letter.since().plus(AWAITED).isBefore(now);
      case DELIVERED, DISCARDED -> false;
    };
  }
}
