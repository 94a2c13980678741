package lianban.exchange.delivery;

import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a type's topic at a position. */
public interface TopicReader {

  /**
   * Events found, and where to go on.
   *
   * @param next also past events that were looked at and left out
   */
  record Page(List<TopicEvent> events, Cursor next) {}

  /**
   * Reads until something is found, the limit is reached, or the time is over.
   *
   * @param disclosed what the reader sees of an event, null if it is left out
   * @throws NoReaderException if too many read at the same time
   */
  Page read(
      Cursor from, Function<CloudEvent, @Nullable CloudEvent> disclosed, int limit, Duration wait);

  /** The position after everything that is there now. */
  Cursor end(String type);

  /** All readers are busy; it may be tried again soon. */
  final class NoReaderException extends RuntimeException {}
}
