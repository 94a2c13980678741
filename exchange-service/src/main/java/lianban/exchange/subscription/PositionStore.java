package lianban.exchange.subscription;

import org.jspecify.annotations.Nullable;

/** One position for each subscription. */
public interface PositionStore {

  @Nullable Position find(String subscription);

  /** Whether it is stored now: not if the subscription has one. */
  boolean insert(Position position);

  /** Whether it is stored now: only over the revision before its own. */
  boolean replace(Position position);

  void delete(String subscription);
}
