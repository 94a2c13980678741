package lianban.exchange.delivery;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The tails of all types that somebody reads, within a bound. A type is followed from when it is
 * first asked for until nobody has asked for it for a while.
 */
public final class SharedTail {

  private final long room;
  private final long roomOfType;
  private final long idleNanos;
  private final Map<String, Followed> types = new ConcurrentHashMap<>();

  private static final class Followed {
    private final TopicTail tail = new TopicTail();
    private final AtomicLong asked = new AtomicLong(System.nanoTime());
  }

  /**
   * @param room about how many bytes all types may take together
   * @param roomOfType about how many one type may take
   * @param idle how long a type is followed that nobody asks for
   */
  public SharedTail(long room, long roomOfType, Duration idle) {
    this.room = room;
    this.roomOfType = roomOfType;
    this.idleNanos = idle.toNanos();
  }

  /** The tail of a type, which is followed from now on. */
  TopicTail of(String type) {
    Followed known = types.get(type);
    if (known == null) {
      synchronized (types) {
        known = types.computeIfAbsent(type, _ -> new Followed());
        types.notifyAll();
      }
    }
    known.asked.set(System.nanoTime());
    return known.tail;
  }

  /** Waits until some type is asked for. */
  public void awaitDemand() throws InterruptedException {
    synchronized (types) {
      while (types.isEmpty()) {
        types.wait();
      }
    }
  }

  /** The types to follow; those that nobody asked for are forgotten. */
  public Set<String> wanted() {
    long now = System.nanoTime();
    types.forEach(
        (type, followed) -> {
          if (now - followed.asked.get() > idleNanos) {
            types.remove(type);
            followed.tail.clear();
          }
        });
    return Set.copyOf(types.keySet());
  }

  /** Where each partition of a type goes on; none before the type was begun. */
  public Map<Integer, Long> ends(String type) {
    Followed known = types.get(type);
    return known == null ? Map.of() : known.tail.ends();
  }

  /** Begins a partition at an offset, and forgets what was known of it. */
  public void begin(String type, int partition, long offset) {
    Followed known = types.get(type);
    if (known != null) {
      known.tail.begin(partition, offset);
    }
  }

  /** Forgets what was known of a type, as when its topic was deleted. */
  public void clear(String type) {
    Followed known = types.get(type);
    if (known != null) {
      known.tail.clear();
    }
  }

  /**
   * An event as it arrives.
   *
   * @param bytes on the wire
   */
  public record Arrival(TopicEvent event, int bytes) {}

  /**
   * Adds events of a type and forgets the oldest there is no room for.
   *
   * @param ends of the partitions after them
   */
  public void append(String type, List<Arrival> arrivals, Map<Integer, Long> ends) {
    Followed known = types.get(type);
    if (known == null) {
      return;
    }
    known.tail.append(arrivals.stream().map(SharedTail::entry).toList(), ends);
    known.tail.shrink(roomOfType);
    for (long excess = bytes() - room; excess > 0; excess = bytes() - room) {
      TopicTail largest = largest();
      largest.shrink(Math.max(0, largest.bytes() - excess));
    }
  }

  /** Its parts, its data, and its JSON, which the first receiver has written. */
  private static TopicTail.Entry entry(Arrival arrival) {
    return new TopicTail.Entry(arrival.event, 1_000 + 2 * arrival.bytes);
  }

  private TopicTail largest() {
    return types.values().stream()
        .map(followed -> followed.tail)
        .max(Comparator.comparingLong(TopicTail::bytes))
        .orElseThrow();
  }

  /** About how many bytes all tails take. */
  public long bytes() {
    return types.values().stream().mapToLong(followed -> followed.tail.bytes()).sum();
  }

  /** How many events are in memory. */
  public long size() {
    return types.values().stream().mapToLong(followed -> followed.tail.size()).sum();
  }

  /** How many types are followed. */
  public int followed() {
    return types.size();
  }
}
