package lianban.exchange.webhook;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import lianban.exchange.subscription.Position.Mark;
import lianban.exchange.subscription.Position.Range;
import org.jspecify.annotations.Nullable;

/**
 * The events of one subscription that were read and are not finished. Those of one key come out one
 * after the other, each when the one before it is finished; keys do not wait for each other. The
 * marks say what may be forgotten: never an event that is not finished, so whoever goes on from
 * marks, however old, delivers everything at least once.
 *
 * <p>Not safe for threads: its owner has a lock.
 */
final class DeliveryWindow<T> {

  private final Map<Integer, Lane> lanes = new HashMap<>();
  private final Map<Key, Deque<Item<T>>> queues = new HashMap<>();
  private final Deque<Item<T>> ready = new ArrayDeque<>();
  private final PriorityQueue<Waiting<T>> waiting =
      new PriorityQueue<>(Comparator.comparing(Waiting<T>::until));

  /** An event and its place. */
  record Item<T>(int partition, long offset, String key, T value) {
    private Key queue() {
      return new Key(partition, key);
    }
  }

  private record Key(int partition, String key) {}

  private record Waiting<T>(Item<T> item, Instant until) {}

  /** A partition. */
  private static final class Lane {
    private final NavigableSet<Long> unfinished = new TreeSet<>();
    private final List<Range> finishedBefore;
    private final long readBefore;
    private final long start;
    private long read;

    private Lane(Mark mark) {
      this.start = mark.next();
      this.read = mark.next();
      this.readBefore = mark.read();
      this.finishedBefore = mark.done();
    }

    private boolean isFinished(long offset) {
      return offset < start || finishedBefore.stream().anyMatch(range -> range.holds(offset));
    }

    private Mark mark() {
      long next = unfinished.isEmpty() ? read : unfinished.first();
      List<Range> done = new ArrayList<>();
      long from = next;
      for (long offset : unfinished) {
        add(done, from, offset);
        from = offset + 1;
      }
      add(done, from, read);
      finishedBefore.forEach(range -> add(done, Math.max(range.from(), read), range.to()));
      return new Mark(next, Math.max(read, readBefore), done);
    }

    /** Ranges that touch become one. */
    private static void add(List<Range> done, long from, long to) {
      if (from >= to) {
        return;
      }
      if (!done.isEmpty() && done.getLast().to() == from) {
        done.add(new Range(done.removeLast().from(), to));
      } else {
        done.add(new Range(from, to));
      }
    }
  }

  DeliveryWindow(Map<Integer, Mark> marks) {
    marks.forEach((partition, mark) -> lanes.put(partition, new Lane(mark)));
  }

  /** Where to read on. */
  Map<Integer, Long> cursor() {
    Map<Integer, Long> cursor = new TreeMap<>();
    lanes.forEach((partition, lane) -> cursor.put(partition, lane.read));
    return cursor;
  }

  /** Whether an event was read before these marks were written: it may have been tried. */
  boolean mayHaveBeenTried(int partition, long offset) {
    return offset < lane(partition).readBefore;
  }

  /**
   * Takes in what was read. Events come in the order of their offsets.
   *
   * @return whether it is to be delivered: not if it was finished before
   */
  boolean offer(Item<T> item) {
    Lane lane = lane(item.partition);
    if (item.offset < lane.read || lane.isFinished(item.offset)) {
      return false;
    }
    lane.unfinished.add(item.offset);
    lane.read = item.offset + 1;
    Deque<Item<T>> queue = queues.computeIfAbsent(item.queue(), key -> new ArrayDeque<>());
    queue.add(item);
    if (queue.size() == 1) {
      ready.add(item);
    }
    return true;
  }

  /** What is before these offsets and was not offered needs no delivery. */
  void readTo(Map<Integer, Long> next) {
    next.forEach(
        (partition, offset) -> {
          Lane lane = lane(partition);
          lane.read = Math.max(lane.read, offset);
        });
  }

  /** Whether {@link #next} would find something. */
  boolean hasNext(Instant now) {
    wake(now);
    return !ready.isEmpty();
  }

  /**
   * The next event to be delivered, null if none is due. It is under way until it is given back.
   */
  @Nullable Item<T> next(Instant now) {
    wake(now);
    return ready.poll();
  }

  private void wake(Instant now) {
    while (!waiting.isEmpty() && !waiting.peek().until.isAfter(now)) {
      ready.add(waiting.remove().item);
    }
  }

  /** It was delivered, or laid down as a dead letter; the next of its key may go. */
  void finish(Item<T> item) {
    Deque<Item<T>> queue = queueOf(item);
    queue.remove();
    lane(item.partition).unfinished.remove(item.offset);
    if (queue.isEmpty()) {
      queues.remove(item.queue());
    } else {
      ready.add(queue.element());
    }
  }

  /** It is tried again later, and its key waits for it. */
  void retry(Item<T> item, Instant at) {
    queueOf(item);
    waiting.add(new Waiting<>(item, at));
  }

  /** It was not tried and is first in turn again. */
  void giveBack(Item<T> item) {
    queueOf(item);
    ready.addFirst(item);
  }

  private Deque<Item<T>> queueOf(Item<T> item) {
    Deque<Item<T>> queue = queues.get(item.queue());
    if (queue == null || queue.element().offset != item.offset) {
      throw new IllegalStateException(
          "offset " + item.offset + " of partition " + item.partition + " is not under way");
    }
    return queue;
  }

  /** When the first of those that wait is due, null if none waits. */
  @Nullable Instant nextDue() {
    return waiting.isEmpty() ? null : waiting.peek().until;
  }

  /** How many are not finished. */
  int size() {
    return lanes.values().stream().mapToInt(lane -> lane.unfinished.size()).sum();
  }

  /** How far reading is ahead of the low-water mark, in the partition where it is furthest. */
  long span() {
    return lanes.values().stream()
        .mapToLong(
            lane -> lane.read - (lane.unfinished.isEmpty() ? lane.read : lane.unfinished.first()))
        .max()
        .orElse(0);
  }

  /** What may be forgotten. */
  Map<Integer, Mark> marks() {
    Map<Integer, Mark> marks = new TreeMap<>();
    lanes.forEach((partition, lane) -> marks.put(partition, lane.mark()));
    return marks;
  }

  private Lane lane(int partition) {
    return lanes.computeIfAbsent(partition, p -> new Lane(new Mark(0, 0, List.of())));
  }
}
