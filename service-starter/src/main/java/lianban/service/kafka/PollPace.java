package lianban.service.kafka;

import java.time.Duration;

/**
 * When to poll again. A poll costs a fetch and a commit whatever it brings, so under load a
 * listener rests until several events have come together; below some forty a second it never waits.
 * For one thread.
 */
final class PollPace {

  /** Short enough that a case, with four such rests on its way, does not feel it. */
  static final Duration REST = Duration.ofMillis(100);

  /** Waiting for fewer spares less than the waiting costs. */
  private static final int SEVERAL = 4;

  private static final double NANOS = 1e9;

  private long polledAt;
  private double perSecond;

  /**
   * @param now nanoseconds, of any origin
   */
  PollPace(long now) {
    polledAt = now;
  }

  /**
   * How long to wait before the next poll.
   *
   * @param events that the last poll brought
   * @param now when they have been worked
   */
  Duration restAfter(int events, long now) {
    double seconds = Math.max(1, now - polledAt) / NANOS;
    polledAt = now;
    // The average of the last second, older polls fading out.
    perSecond += Math.min(1, seconds) * (events / seconds - perSecond);
    boolean comeTogether = perSecond * REST.toNanos() / NANOS >= SEVERAL;
    return comeTogether ? REST : Duration.ZERO;
  }
}
