package lianban.exchange.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber asks to read.
 *
 * @param cursor where it was before; null to begin at {@code start}
 */
public record Reading(String type, @Nullable String cursor, Start start, EventFilter filter) {

  /** Where to begin without a cursor. */
  public sealed interface Start {

    /** At the first event that is still there. */
    record Earliest() implements Start {}

    /** After what is there now. */
    record Latest() implements Start {}

    /** At the first event that the broker took at that time or later. */
    record At(Instant time) implements Start {}
  }
}
