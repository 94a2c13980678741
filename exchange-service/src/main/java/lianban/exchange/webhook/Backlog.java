package lianban.exchange.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import lianban.exchange.delivery.TopicEvent;
import lianban.exchange.subscription.Position.Mark;
import lianban.exchange.webhook.DeliveryWindow.Item;
import org.jspecify.annotations.Nullable;

/**
 * The events of one subscription that were read and are not finished, as its reader, its couriers
 * and its keeper share them. Whatever happens here takes microseconds: nobody holds the lock while
 * it waits for a receiver or for the store.
 */
final class Backlog {

  private final WebhookProperties limits;
  private final Predicate<Instant> leave;
  private final Runnable onRoom;
  private final DeliveryWindow<Pending> window;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private int underWay;
  private long bytes;

  /**
   * @param marks where it begins
   * @param leave whether an event may be sent now; asked only when one is due, and yes is an answer
   *     for that one
   * @param onRoom is run when it was full and is not any more
   */
  Backlog(
      Map<Integer, Mark> marks,
      WebhookProperties limits,
      Predicate<Instant> leave,
      Runnable onRoom) {
    this.window = new DeliveryWindow<>(marks);
    this.limits = limits;
    this.leave = leave;
    this.onRoom = onRoom;
  }

  /** Whether nothing more is to be read for now. */
  boolean isFull() {
    return locked(this::hasNoRoom);
  }

  private boolean hasNoRoom() {
    return window.size() >= limits.window()
        || bytes >= limits.windowBytes().toBytes()
        || window.span() >= limits.windowSpan();
  }

  /** Where to read on. */
  Map<Integer, Long> cursor() {
    return locked(window::cursor);
  }

  /** Those that an instance before this one may have tried. */
  List<TopicEvent> mayHaveBeenTried(List<TopicEvent> events) {
    return locked(
        () ->
            events.stream()
                .filter(event -> window.mayHaveBeenTried(event.partition(), event.offset()))
                .toList());
  }

  /**
   * Takes in what was read.
   *
   * @param next where reading goes on; what is before it and not among the events needs no delivery
   */
  void take(List<Pending> read, Map<Integer, Long> next) {
    lock.lock();
    try {
      for (Pending pending : read) {
        TopicEvent event = pending.event();
        String key = String.valueOf(event.event().getSubject());
        if (window.offer(new Item<>(event.partition(), event.offset(), key, pending))) {
          bytes += pending.bytes();
        }
      }
      window.readTo(new HashMap<>(next));
    } finally {
      lock.unlock();
    }
  }

  /** An event to be sent now, null if none is due or may be; it has to be given back. */
  @Nullable Item<Pending> begin(Instant now) {
    lock.lock();
    try {
      return beginOne(now);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Gives one back and begins another. Both in one: else one that comes in between would find
   * everybody busy, and nobody would look for it again.
   */
  @Nullable Item<Pending> beginNext(Item<Pending> item, Settlement.Step step, Instant now) {
    lock.lock();
    try {
      underWay--;
      settle(item, step, now);
      Item<Pending> next = beginOne(now);
      if (underWay == 0) {
        idle.signalAll();
      }
      return next;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Item<Pending> beginOne(Instant now) {
    if (underWay >= limits.concurrency() || !window.hasNext(now) || !leave.test(now)) {
      return null;
    }
    underWay++;
    return window.next(now);
  }

  private void settle(Item<Pending> item, Settlement.Step step, Instant now) {
    switch (step) {
      case Settlement.Finished _ -> {
        boolean wasFull = hasNoRoom();
        window.finish(item);
        bytes -= item.value().bytes();
        if (wasFull && !hasNoRoom()) {
          onRoom.run();
        }
      }
      case Settlement.Later later -> window.retry(item, now.plus(later.delay()));
      case Settlement.Untried _ -> window.giveBack(item);
    }
  }

  /** Waits until nothing is under way; whether that came true in time. */
  boolean awaitIdle(Duration atMost) {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (underWay > 0 && left > 0) {
        left = idle.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    return locked(() -> underWay == 0);
  }

  /** What may be forgotten. */
  Map<Integer, Mark> marks() {
    return locked(window::marks);
  }

  /** When the first of those that wait is due, null if none waits. */
  @Nullable Instant nextDue() {
    lock.lock();
    try {
      return window.nextDue();
    } finally {
      lock.unlock();
    }
  }

  private <T> T locked(Supplier<T> look) {
    lock.lock();
    try {
      return look.get();
    } finally {
      lock.unlock();
    }
  }
}
