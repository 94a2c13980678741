package lianban.exchange.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import lianban.exchange.subscription.Position;
import lianban.exchange.subscription.Position.Health;
import lianban.exchange.subscription.Position.Lease;
import lianban.exchange.subscription.Position.Mark;
import lianban.exchange.subscription.PositionStore;
import org.jspecify.annotations.Nullable;

/**
 * A position with its lease, as the instance that works on it holds it. Every write is fenced by
 * the revision; when one fails, somebody else has the subscription or moved it, and it is over
 * here.
 */
final class HeldPosition {

  private final PositionStore store;
  private final Duration term;
  private final Duration timeout;
  private Position position;
  private boolean isLost;

  /**
   * @param timeout of one delivery: none is begun that the lease might not outlast
   */
  HeldPosition(PositionStore store, Position leased, Duration term, Duration timeout) {
    this.store = store;
    this.position = leased;
    this.term = term;
    this.timeout = timeout;
  }

  /**
   * Takes a subscription that nobody works on.
   *
   * @return null if somebody does
   */
  static @Nullable Position take(
      PositionStore store, String subscription, String instance, Instant now, Duration term) {
    Position found = store.find(subscription);
    if (found == null || !isFree(found.lease(), instance, now)) {
      return null;
    }
    Position leased = found.leased(new Lease(instance, now.plus(term)));
    return store.replace(leased) ? leased : null;
  }

  /** A run of the same process before this one is surely dead: it held the same port. */
  private static boolean isFree(@Nullable Lease lease, String instance, Instant now) {
    return lease == null
        || lease.until().isBefore(now)
        || process(lease.owner()).equals(process(instance));
  }

  private static String process(String instance) {
    int run = instance.lastIndexOf('#');
    return run < 0 ? instance : instance.substring(0, run);
  }

  synchronized boolean isLost() {
    return isLost;
  }

  synchronized boolean maySend(Instant now) {
    Lease lease = position.lease();
    return !isLost && lease != null && lease.until().isAfter(now.plus(timeout));
  }

  synchronized Map<Integer, Mark> marks() {
    return position.marks();
  }

  synchronized Health health() {
    return position.health();
  }

  /** Whether a write would change nothing and the lease is still long. */
  synchronized boolean isUpToDate(Map<Integer, Mark> marks, Health health, Instant now) {
    Lease lease = position.lease();
    return lease != null
        && lease.until().isAfter(now.plus(term.multipliedBy(5).dividedBy(6)))
        && position.marks().equals(marks)
        && position.health().equals(health);
  }

  /** Writes how far it is, and renews the lease or gives it up. */
  synchronized void save(Map<Integer, Mark> marks, Health health, Instant now, boolean isLast) {
    Lease lease = position.lease();
    if (isLost || lease == null) {
      return;
    }
    Instant movedAt = position.marks().equals(marks) ? position.movedAt() : now;
    Lease renewed = isLast ? null : new Lease(lease.owner(), now.plus(term));
    Position next = position.moved(marks, health, movedAt, renewed);
    if (store.replace(next)) {
      position = next;
    } else {
      isLost = true;
    }
  }
}
