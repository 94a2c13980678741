package lianban.exchange.subscription;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import lianban.exchange.delivery.Cursor;
import lianban.exchange.delivery.TopicEvent;
import lianban.exchange.delivery.TopicReader;
import org.jspecify.annotations.Nullable;

/** How far subscriptions are behind. What was found is good for a second. */
public final class LagGauge {

  private static final Duration GOOD_FOR = Duration.ofSeconds(1);
  private static final Duration WAIT = Duration.ofMillis(300);

  private final TopicReader topics;
  private final InstantSource clock;
  private final Cache<String, Map<Integer, Long>> ends;
  private final Cache<String, Lag> lags;

  public LagGauge(TopicReader topics, InstantSource clock) {
    this.topics = topics;
    this.clock = clock;
    this.ends = Caffeine.newBuilder().expireAfterWrite(GOOD_FOR).maximumSize(10_000).build();
    this.lags = Caffeine.newBuilder().expireAfterWrite(GOOD_FOR).maximumSize(10_000).build();
  }

  /**
   * @param events of the type that are not finished yet, also those that its filters leave out
   * @param seconds the age of the oldest of them; null if it cannot be told at the moment
   */
  public record Lag(long events, @Nullable Long seconds) {}

  public Lag of(String type, Position position) {
    return Objects.requireNonNull(
        lags.get(position.subscription(), id -> measure(type, position)), "a lag");
  }

  private Lag measure(String type, Position position) {
    Map<Integer, Long> end =
        Objects.requireNonNull(ends.get(type, name -> topics.end(name).offsets()), "an end");
    long events = 0;
    Instant oldest = null;
    for (Map.Entry<Integer, Long> partition : end.entrySet()) {
      Position.Mark mark = position.marks().get(partition.getKey());
      long next = mark == null ? 0 : mark.next();
      long done = mark == null ? 0 : mark.done().stream().mapToLong(Position.Range::size).sum();
      if (partition.getValue() > next) {
        events += Math.max(0, partition.getValue() - next - done);
        oldest = earlier(oldest, takenAt(type, end, partition.getKey(), next));
      }
    }
    if (events == 0) {
      return new Lag(0, 0L);
    }
    return new Lag(
        events,
        oldest == null ? null : Math.max(0, Duration.between(oldest, clock.instant()).toSeconds()));
  }

  /** When the broker took the event at an offset; the other partitions are not read. */
  private @Nullable Instant takenAt(
      String type, Map<Integer, Long> end, int partition, long offset) {
    Map<Integer, Long> offsets = new HashMap<>(end);
    offsets.put(partition, offset);
    try {
      var page = topics.read(new Cursor(type, offsets), event -> event, 1, WAIT);
      return page.events().stream()
          .filter(event -> event.partition() == partition)
          .map(TopicEvent::at)
          .findFirst()
          .orElse(null);
    } catch (TopicReader.NoReaderException e) {
      return null;
    }
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }
}
