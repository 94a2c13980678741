package lianban.exchange.subscription;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Forgets everything. */
public final class NoCheckpoints implements Checkpoints {

  @Override
  public void keep(String subscription, Map<Integer, Long> offsets, Instant now) {}

  @Override
  public @Nullable Passage passage(String subscription, int partition, long offset, Instant now) {
    return null;
  }
}
