package lianban.exchange.subscription;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import lianban.exchange.delivery.Cursor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Where subscribers that come for their events have got to. What they say is written once a second,
 * so after a kill a position may be a second old: then events are shown as waiting that were in
 * fact read, never the other way round. What was said before the position was last moved, by
 * another instance or a replay, does not count any more.
 */
public final class Positions implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(Positions.class);
  private static final int TRIES = 5;

  private final PositionStore store;
  private final Checkpoints checkpoints;
  private final ConcurrentMap<String, Reached> unwritten = new ConcurrentHashMap<>();

  private record Reached(Cursor cursor, Instant at) {}

  public Positions(PositionStore store, Checkpoints checkpoints) {
    this.store = store;
    this.checkpoints = checkpoints;
  }

  /** A subscriber has everything before the cursor; it costs the caller nothing. */
  public void reached(String subscription, Cursor cursor, Instant at) {
    unwritten.put(subscription, new Reached(cursor, at));
  }

  @Scheduled(fixedDelay = 1_000)
  void write() {
    for (String subscription : unwritten.keySet()) {
      Reached reached = unwritten.remove(subscription);
      if (reached != null) {
        write(subscription, reached);
      }
    }
  }

  private void write(String subscription, Reached reached) {
    try {
      if (move(subscription, reached)) {
        checkpoints.keep(subscription, reached.cursor.offsets(), reached.at);
      }
    } catch (RuntimeException e) {
      unwritten.putIfAbsent(subscription, reached);
      log.warn("position of {} is written later: {}", subscription, e.toString());
    }
  }

  private boolean move(String subscription, Reached reached) {
    Map<Integer, Long> offsets = reached.cursor.offsets();
    for (int i = 0; i < TRIES; i++) {
      Position position = store.find(subscription);
      if (position == null
          || position.offsets().equals(offsets)
          || isMovedAfter(position, reached.at)) {
        return false;
      }
      if (store.replace(
          position.moved(Position.marks(offsets), position.health(), reached.at, null))) {
        return true;
      }
    }
    throw new IllegalStateException("the position is moved by others all the time");
  }

  private static boolean isMovedAfter(Position position, Instant at) {
    Instant moved = position.movedAt();
    return moved != null && moved.isAfter(at);
  }

  @Override
  public void destroy() {
    write();
  }
}
