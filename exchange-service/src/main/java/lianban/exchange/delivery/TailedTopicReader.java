package lianban.exchange.delivery;

import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Readers near the end share one tail in memory; one that is behind it reads the log itself until
 * it has caught up. Why: {@code docs/decisions/why-one-shared-tail.md}.
 */
public final class TailedTopicReader implements TopicReader {

  /** About what a page may take, whatever the limit on its events. */
  private static final long PAGE_BYTES = 1 << 20;

  /** Asking so often says that a type is still wanted. */
  private static final long LONGEST_WAIT = Duration.ofSeconds(5).toNanos();

  /** How long a tail may lag behind what another instance has given out. */
  private static final long LAG = Duration.ofMillis(200).toNanos();

  private final SharedTail tails;
  private final TopicReader log;
  private final AtomicInteger readers = new AtomicInteger();
  private final AtomicLong readsOfLog = new AtomicLong();

  /**
   * @param log for whoever is behind
   */
  public TailedTopicReader(SharedTail tails, TopicReader log) {
    this.tails = tails;
    this.log = log;
  }

  @Override
  public Page read(
      Cursor from, Function<CloudEvent, @Nullable CloudEvent> disclosed, int limit, Duration wait) {
    readers.incrementAndGet();
    try {
      return read(from, disclosed, limit, System.nanoTime() + wait.toNanos());
    } finally {
      readers.decrementAndGet();
    }
  }

  private Page read(
      Cursor from, Function<CloudEvent, @Nullable CloudEvent> disclosed, int limit, long deadline) {
    Cursor at = from;
    while (true) {
      TopicTail tail = tails.of(at.type());
      TopicTail.Look look = tail.look(at, limit, PAGE_BYTES);
      Page page;
      long wait;
      if (look instanceof TopicTail.Look.Within within && isTrusted(tail, within, deadline)) {
        page = new Page(disclosed(within.events(), disclosed), within.next());
        if (page.isEmpty() && !within.isAll()) {
          at = page.next();
          continue;
        }
        wait = LONGEST_WAIT;
      } else {
        readsOfLog.incrementAndGet();
        page = log.read(at, disclosed, limit, Duration.ZERO);
        // Where nothing came of it the topic is not there, or the tail is about to be.
        wait = page.next().equals(at) ? LAG : 0;
      }
      at = page.next();
      long left = deadline - System.nanoTime();
      if (!page.isEmpty() || left <= 0 || Thread.currentThread().isInterrupted()) {
        return page;
      }
      tail.awaitNews(look.news(), Math.min(left, wait));
    }
  }

  /**
   * A cursor past the end was given by an instance that is ahead of this one, or the topic was
   * begun anew, which the log itself can tell.
   */
  private static boolean isTrusted(TopicTail tail, TopicTail.Look.Within within, long deadline) {
    if (!within.isAhead() || !within.events().isEmpty()) {
      return true;
    }
    long left = deadline - System.nanoTime();
    return tail.awaitNews(within.news(), Math.min(left, LAG));
  }

  private static List<TopicEvent> disclosed(
      List<TopicEvent> events, Function<CloudEvent, @Nullable CloudEvent> disclosed) {
    List<TopicEvent> seen = new ArrayList<>(events.size());
    for (TopicEvent event : events) {
      CloudEvent view = disclosed.apply(event.event());
      if (view != null) {
        seen.add(new TopicEvent(view, event.partition(), event.offset(), event.at()));
      }
    }
    return seen;
  }

  @Override
  public Cursor end(String type) {
    return log.end(type);
  }

  @Override
  public Cursor at(String type, Instant time) {
    return log.at(type, time);
  }

  /** How many read at this moment, nearly all of them waiting. */
  public int readers() {
    return readers.get();
  }

  /** How often a reader was behind the tail and read the log itself. */
  public long readsOfLog() {
    return readsOfLog.get();
  }
}
