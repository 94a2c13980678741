package lianban.exchange.subscription;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a subscription has come, and who works on it. Every write is compare-and-set on the
 * revision, which thereby fences: whoever lost the lease cannot move the position any more.
 *
 * @param start the first offset of each partition that concerns it
 * @param marks by partition number; a partition that is missing is read from its start
 * @param movedAt when the position last changed
 * @param replays the last ones, newest last
 */
public record Position(
    String subscription,
    long revision,
    @Nullable Lease lease,
    Map<Integer, Long> start,
    Map<Integer, Mark> marks,
    Health health,
    @Nullable Instant movedAt,
    List<Replay> replays) {

  private static final int REPLAYS_KEPT = 20;

  public Position {
    start = Map.copyOf(start);
    marks = Map.copyOf(marks);
    replays = List.copyOf(replays);
  }

  /** Who may work on it until when. */
  public record Lease(String owner, Instant until) {}

  /**
   * A low-water mark.
   *
   * @param next everything before is finished
   * @param read what was read begins before it
   * @param done finished events at or after {@code next}, in order
   */
  public record Mark(long next, long read, List<Range> done) {
    public Mark {
      done = List.copyOf(done);
    }

    /** Whether an event is finished. */
    public boolean isDone(long offset) {
      return offset < next || done.stream().anyMatch(range -> range.holds(offset));
    }
  }

  /** Offsets from the first, up to but without the second. */
  public record Range(long from, long to) {
    public boolean holds(long offset) {
      return offset >= from && offset < to;
    }

    public long size() {
      return to - from;
    }
  }

  /**
   * How its receiver does.
   *
   * @param condition what delivery is doing, such as {@code DELIVERING}
   * @param failingSince since when nothing gets through, null if something does
   * @param lastError the last failure, in words that hold no datum
   */
  public record Health(
      Condition condition,
      @Nullable Instant failingSince,
      @Nullable String lastError,
      @Nullable Instant lastErrorAt,
      @Nullable Instant nextTry) {

    public static final Health GOOD = new Health(Condition.DELIVERING, null, null, null, null);
  }

  /** What delivery to a webhook is doing. */
  public enum Condition {
    DELIVERING,
    /** The receiver has not answered the challenge yet. */
    UNPROVEN,
    /** No grant holds; the position stays. */
    NOT_GRANTED,
    /** The receiver fails wholesale; only a probe is sent now and then. */
    BREAKER_OPEN
  }

  /**
   * That the position was moved back.
   *
   * @param key of the request
   */
  public record Replay(String key, String digest, Instant from, Instant at) {}

  /** The first position of a subscription. */
  public static Position beginning(String subscription, Map<Integer, Long> offsets) {
    return new Position(
        subscription, 1, null, offsets, marks(offsets), Health.GOOD, null, List.of());
  }

  /** The next revision, taken or given up by somebody. */
  public Position leased(@Nullable Lease next) {
    return new Position(subscription, revision + 1, next, start, marks, health, movedAt, replays);
  }

  /** The next revision, after something was done. */
  public Position moved(
      Map<Integer, Mark> to, Health now, @Nullable Instant at, @Nullable Lease next) {
    return new Position(subscription, revision + 1, next, start, to, now, at, replays);
  }

  /** The next revision, moved back; whoever works on it notices, because it cannot write. */
  public Position rewound(Map<Integer, Long> offsets, Replay replay) {
    List<Replay> all = new ArrayList<>(replays);
    all.add(replay);
    Map<Integer, Long> first = new HashMap<>(start);
    offsets.forEach((partition, offset) -> first.merge(partition, offset, Math::min));
    return new Position(
        subscription,
        revision + 1,
        lease,
        first,
        marks(offsets),
        health,
        replay.at(),
        all.subList(Math.max(0, all.size() - REPLAYS_KEPT), all.size()));
  }

  /** The low-water marks alone. */
  public Map<Integer, Long> offsets() {
    Map<Integer, Long> offsets = new TreeMap<>();
    marks.forEach((partition, mark) -> offsets.put(partition, mark.next()));
    return offsets;
  }

  /** Marks with nothing done beyond them. */
  public static Map<Integer, Mark> marks(Map<Integer, Long> offsets) {
    Map<Integer, Mark> marks = new HashMap<>();
    offsets.forEach(
        (partition, offset) -> marks.put(partition, new Mark(offset, offset, List.of())));
    return marks;
  }
}
