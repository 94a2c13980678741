package lianban.exchange.delivery;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber asks to read.
 *
 * @param cursor where it was before; null to begin at {@code start}
 * @param progress who is to know how far it comes
 */
public record Reading(
    String type, @Nullable String cursor, Start start, EventFilter filter, Progress progress) {

  /** A reading whose progress only the reader knows. */
  public Reading(String type, @Nullable String cursor, Start start, EventFilter filter) {
    this(type, cursor, start, filter, Progress.NOT_KEPT);
  }

  /** Where to begin without a cursor. */
  public sealed interface Start {

    /** At the first event that is still there. */
    record Earliest() implements Start {}

    /** After what is there now. */
    record Latest() implements Start {}

    /** At the first event that the broker took at that time or later. */
    record At(Instant time) implements Start {}

    /**
     * At a position that is known.
     *
     * @param offsets by partition number; a partition that is missing is read from its start
     */
    record Standing(Map<Integer, Long> offsets) implements Start {
      public Standing {
        offsets = Map.copyOf(offsets);
      }
    }
  }
}
