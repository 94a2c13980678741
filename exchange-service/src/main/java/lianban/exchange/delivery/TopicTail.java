package lianban.exchange.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The newest events of one type. Of each partition it has everything from where it begins to where
 * it ends, without a hole. One follower writes, many read; whoever found nothing waits for news.
 */
final class TopicTail {

  /**
   * An event in memory.
   *
   * @param weight about how many bytes it takes
   */
  record Entry(TopicEvent event, int weight) {}

  /** What a reader finds at its cursor. */
  sealed interface Look {

    /** Counts what was told; see {@link #awaitNews}. */
    long news();

    /**
     * The cursor lies within.
     *
     * @param next after these events
     * @param isAll whether nothing is left in memory after them
     * @param isAhead whether the cursor is past the end of some partition
     */
    record Within(long news, List<TopicEvent> events, Cursor next, boolean isAll, boolean isAhead)
        implements Look {}

    /** What comes next is not in memory, or nothing is yet. */
    record Elsewhere(long news) implements Look {}
  }

  /** Arrivals of a partition: {@code sequence} orders them among those of the others. */
  private record Arrival(long sequence, Entry entry) {}

  private static final class Part {
    private final NavigableMap<Long, Arrival> arrivals = new TreeMap<>();
    private long begin;
    private long end;

    private Part(long begin) {
      this.begin = begin;
      this.end = begin;
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition told = lock.newCondition();
  private final Map<Integer, Part> parts = new TreeMap<>();
  private final Deque<Arrival> oldest = new ArrayDeque<>();
  private long sequence;
  private long news;
  private long bytes;

  /** Begins a partition there, and forgets what was known of it. */
  void begin(int partition, long offset) {
    tell(
        () -> {
          forget(partition);
          parts.put(partition, new Part(offset));
        });
  }

  /** Forgets everything, as when the topic was deleted. */
  void clear() {
    tell(
        () -> {
          parts.clear();
          oldest.clear();
          bytes = 0;
        });
  }

  private void forget(int partition) {
    Part part = parts.remove(partition);
    if (part != null) {
      part.arrivals.values().forEach(arrival -> bytes -= arrival.entry.weight);
      oldest.removeIf(arrival -> arrival.entry.event.partition() == partition);
    }
  }

  /**
   * Adds events at the ends of their partitions.
   *
   * @param ends of the partitions after them, past what is no event as well
   */
  void append(List<Entry> entries, Map<Integer, Long> ends) {
    tell(
        () -> {
          entries.forEach(this::add);
          ends.forEach((partition, end) -> part(partition).end = end);
        });
  }

  private void add(Entry entry) {
    Part part = part(entry.event.partition());
    var arrival = new Arrival(sequence++, entry);
    part.arrivals.put(entry.event.offset(), arrival);
    part.end = entry.event.offset() + 1;
    oldest.add(arrival);
    bytes += entry.weight;
  }

  private Part part(int partition) {
    return Objects.requireNonNull(parts.get(partition), () -> "partition " + partition);
  }

  /** Forgets the oldest until it takes no more than that. */
  void shrink(long most) {
    lock.lock();
    try {
      while (bytes > most) {
        Entry entry = oldest.remove().entry;
        Part part = part(entry.event.partition());
        part.arrivals.remove(entry.event.offset());
        part.begin = entry.event.offset() + 1;
        bytes -= entry.weight;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Where each partition ends. */
  Map<Integer, Long> ends() {
    lock.lock();
    try {
      Map<Integer, Long> ends = new HashMap<>();
      parts.forEach((partition, part) -> ends.put(partition, part.end));
      return ends;
    } finally {
      lock.unlock();
    }
  }

  Set<Integer> partitions() {
    return ends().keySet();
  }

  long bytes() {
    lock.lock();
    try {
      return bytes;
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return oldest.size();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The next events at a cursor, in the order of their arrival.
   *
   * @param weight about how many bytes they may take together; the first always finds room
   */
  Look look(Cursor from, int limit, long weight) {
    lock.lock();
    try {
      if (parts.isEmpty() || parts.keySet().stream().anyMatch(p -> isBefore(from, p))) {
        return new Look.Elsewhere(news);
      }
      return within(from, limit, weight);
    } finally {
      lock.unlock();
    }
  }

  private boolean isBefore(Cursor from, int partition) {
    return from.offsets().getOrDefault(partition, 0L) < part(partition).begin;
  }

  private Look within(Cursor from, int limit, long weight) {
    List<Arrival> following = following(from, limit);
    Map<Integer, Long> next = new HashMap<>(from.offsets());
    List<TopicEvent> events = new ArrayList<>();
    long left = weight;
    for (Arrival arrival : following) {
      left -= arrival.entry.weight;
      if (events.size() == limit || (left < 0 && !events.isEmpty())) {
        return new Look.Within(news, events, new Cursor(from.type(), next), false, false);
      }
      TopicEvent event = arrival.entry.event;
      events.add(event);
      next.put(event.partition(), event.offset() + 1);
    }
    boolean isAll = isAtEnd(next);
    return new Look.Within(news, events, new Cursor(from.type(), next), isAll, isAhead(from));
  }

  /** At most {@code limit} of each partition, so that the first {@code limit} of all are there. */
  private List<Arrival> following(Cursor from, int limit) {
    List<Arrival> following = new ArrayList<>();
    parts.forEach(
        (partition, part) ->
            part
                .arrivals
                .tailMap(from.offsets().getOrDefault(partition, 0L), true)
                .values()
                .stream()
                .limit(limit)
                .forEach(following::add));
    following.sort(Comparator.comparingLong(Arrival::sequence));
    return following;
  }

  /** Whether nothing follows; then what is no event at a partition's end is passed over too. */
  private boolean isAtEnd(Map<Integer, Long> next) {
    boolean isAtEnd =
        parts.entrySet().stream()
            .allMatch(
                entry -> {
                  long at = next.getOrDefault(entry.getKey(), 0L);
                  return entry.getValue().arrivals.tailMap(at, true).isEmpty();
                });
    if (isAtEnd) {
      parts.forEach((partition, part) -> next.merge(partition, part.end, Math::max));
    }
    return isAtEnd;
  }

  private boolean isAhead(Cursor from) {
    return parts.entrySet().stream()
        .anyMatch(entry -> from.offsets().getOrDefault(entry.getKey(), 0L) > entry.getValue().end);
  }

  /**
   * Waits until something was told after what was seen; a waiting thread costs nothing else.
   *
   * @param seen of the look that found nothing
   * @param nanos how long at most
   * @return false if nothing was told in that time, or the thread is to stop
   */
  boolean awaitNews(long seen, long nanos) {
    lock.lock();
    try {
      long left = nanos;
      while (news == seen) {
        if (left <= 0) {
          return false;
        }
        left = told.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void tell(Runnable change) {
    lock.lock();
    try {
      change.run();
      news++;
      told.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
