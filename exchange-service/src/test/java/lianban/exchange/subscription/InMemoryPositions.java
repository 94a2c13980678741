package lianban.exchange.subscription;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Positions for tests. */
public final class InMemoryPositions implements PositionStore {

  private final Map<String, Position> all = new HashMap<>();

  @Override
  public synchronized @Nullable Position find(String subscription) {
    return all.get(subscription);
  }

  @Override
  public synchronized boolean insert(Position position) {
    return all.putIfAbsent(position.subscription(), position) == null;
  }

  @Override
  public synchronized boolean replace(Position position) {
    Position before = all.get(position.subscription());
    if (before == null || before.revision() != position.revision() - 1) {
      return false;
    }
    all.put(position.subscription(), position);
    return true;
  }

  @Override
  public synchronized void delete(String subscription) {
    all.remove(subscription);
  }
}
