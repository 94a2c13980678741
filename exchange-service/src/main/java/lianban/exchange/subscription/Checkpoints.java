package lianban.exchange.subscription;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where each subscription stood at which second. It answers when any event was delivered, without a
 * record for each delivery.
 */
public interface Checkpoints {

  /** Keeps where a subscription stands now; within a second the last one counts. */
  void keep(String subscription, Map<Integer, Long> offsets, Instant now);

  /**
   * When a position passed an event.
   *
   * @param now where the search begins; it ends 30 days before
   * @return null if no checkpoint shows that
   */
  @Nullable Passage passage(String subscription, int partition, long offset, Instant now);

  /** It happened after the first, and not after the second. */
  record Passage(Instant after, Instant by) {}
}
