package lianban.exchange.delivery;

import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a type's topic at a position. */
public interface TopicReader {

  /**
   * Events found, and where to go on.
   *
   * @param next also past events that were looked at and left out
   * @param gaps what stood between the cursor and the events and can be given no more
   */
  record Page(List<TopicEvent> events, Cursor next, List<Gap> gaps) {

    public Page {
      events = List.copyOf(events);
      gaps = List.copyOf(gaps);
    }

    public Page(List<TopicEvent> events, Cursor next) {
      this(events, next, List.of());
    }

    /** Whether there is nothing to tell a reader but where to go on. */
    public boolean isEmpty() {
      return events.isEmpty() && gaps.isEmpty();
    }
  }

  /**
   * Offsets of a partition that are there no more: their time was over, or, where {@code to} is the
   * lower one, the topic was begun anew.
   *
   * @param from where the cursor stood
   * @param to where reading goes on
   */
  record Gap(int partition, long from, long to) {}

  /**
   * Reads until something is found, the limit is reached, or the time is over. Within a partition
   * nothing is passed over but what {@code disclosed} leaves out.
   *
   * @param disclosed what the reader sees of an event, null if it is left out; what it throws ends
   *     the reading
   * @throws NoReaderException if too many read at the same time
   */
  Page read(
      Cursor from, Function<CloudEvent, @Nullable CloudEvent> disclosed, int limit, Duration wait);

  /** The position after everything that is there now. */
  Cursor end(String type);

  /** The position before the first event of each partition that the broker took then or later. */
  Cursor at(String type, Instant time);

  /** All readers are busy; it may be tried again soon. */
  final class NoReaderException extends RuntimeException {}
}
