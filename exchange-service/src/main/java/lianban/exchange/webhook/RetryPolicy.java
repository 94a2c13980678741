package lianban.exchange.webhook;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When a failed delivery is tried again: exponential backoff with full jitter, so that many that
 * failed together do not come back together.
 *
 * @param attempts how often an event is tried before it becomes a dead letter
 * @param first longest wait after the first attempt; each further one may be four times as long
 * @param longest no wait is longer, also none that a receiver asks for
 */
record RetryPolicy(int attempts, Duration first, Duration longest) {

  private static final int FACTOR = 4;

  boolean isExhausted(int tried) {
    return tried >= attempts;
  }

  /**
   * How long to wait.
   *
   * @param tried attempts so far, from 1
   * @param asked by the receiver ({@code Retry-After}), null if it did not ask
   */
  Duration delay(int tried, @Nullable Duration asked, RandomGenerator random) {
    long bound = first.toMillis();
    for (int i = 1; i < tried && bound < longest.toMillis(); i++) {
      bound *= FACTOR;
    }
    bound = Math.min(bound, longest.toMillis());
    long jittered = random.nextLong(bound + 1);
    long wanted = asked == null ? 0 : Math.min(asked.toMillis(), longest.toMillis());
    return Duration.ofMillis(Math.max(jittered, wanted));
  }
}
