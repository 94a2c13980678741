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
 *
 * <p>One thread writes. Any may ask whether something may be sent, and is not kept waiting while
 * the store is.
 */
final class HeldPosition {

  private final PositionStore store;
  private final Duration term;
  private final Duration timeout;
  private Position position;
  private volatile Instant lastSending;
  private volatile boolean isLost;

  /**
   * @param timeout of one delivery: none is begun that the lease might not outlast
   */
  HeldPosition(PositionStore store, Position leased, Duration term, Duration timeout) {
    this.store = store;
    this.position = leased;
    this.term = term;
    this.timeout = timeout;
    this.lastSending = lastSending(leased);
  }

  /**
   * Takes a subscription that nobody works on.
   *
   * @return null if somebody does
   */
  static @Nullable Position take(
      PositionStore store, String subscription, InstanceId instance, Instant now, Duration term) {
    Position found = store.find(subscription);
    if (found == null || !isFree(found.lease(), instance, now)) {
      return null;
    }
    Position leased = found.leased(new Lease(instance.toString(), now.plus(term)));
    return store.replace(leased) ? leased : null;
  }

  /** A run of the same process before this one is surely dead: it held the same port. */
  private static boolean isFree(@Nullable Lease lease, InstanceId instance, Instant now) {
    return lease == null
        || lease.until().isBefore(now)
        || InstanceId.process(lease.owner()).equals(instance.process());
  }

  boolean isLost() {
    return isLost;
  }

  /** Whether a delivery that is begun now ends before the lease does. */
  boolean maySend(Instant now) {
    return !isLost && now.isBefore(lastSending);
  }

  /** As they are stored. */
  Map<Integer, Mark> marks() {
    return position.marks();
  }

  /** Whether a write would change nothing and the lease is still long. */
  boolean isUpToDate(Map<Integer, Mark> marks, Health health, Instant now) {
    Lease lease = position.lease();
    return lease != null
        && lease.until().isAfter(now.plus(term.multipliedBy(5).dividedBy(6)))
        && position.marks().equals(marks)
        && position.health().equals(health);
  }

  /** Writes how far it is, and renews the lease. */
  void save(Map<Integer, Mark> marks, Health health, Instant now) {
    Lease lease = position.lease();
    if (lease != null) {
      write(marks, health, now, new Lease(lease.owner(), now.plus(term)));
    }
  }

  /** Writes how far it is, and gives the lease up. */
  void release(Map<Integer, Mark> marks, Health health, Instant now) {
    lastSending = Instant.MIN;
    write(marks, health, now, null);
  }

  private void write(Map<Integer, Mark> marks, Health health, Instant now, @Nullable Lease next) {
    if (isLost) {
      return;
    }
    Instant movedAt = position.marks().equals(marks) ? position.movedAt() : now;
    Position moved = position.moved(marks, health, movedAt, next);
    if (store.replace(moved)) {
      position = moved;
      lastSending = lastSending(moved);
    } else {
      isLost = true;
    }
  }

  private Instant lastSending(Position of) {
    Lease lease = of.lease();
    return lease == null ? Instant.MIN : lease.until().minus(timeout);
  }
}
