package lianban.exchange.proof;

import lianban.proof.Place;
import org.jspecify.annotations.Nullable;

/**
 * Something that is not as it was sealed.
 *
 * @param seal number of the seal that shows it
 * @param field of the seal that was altered; null if it is not the seal, or cannot be told
 * @param place of the event or leaf; null for a seal
 */
public record Finding(Kind kind, long seal, @Nullable String field, @Nullable Place place) {

  /** What is wrong. */
  public enum Kind {
    /** A seal is not there, though later ones are, or it had been seen before. */
    SEAL_MISSING,
    SEAL_ALTERED,
    /** The seal's leaves are not there, or are not as many as there were. */
    LEAVES_MISSING,
    LEAF_ALTERED,
    EVENT_ALTERED,
    /** The event is not where it was, though older ones are still on the topic. */
    EVENT_MISSING,
    /** Part of a topic is not there, though others are; the place is the last that was sealed. */
    PARTITION_MISSING,
    /** Part of a topic ends before what was sealed of it; the place is the last of that. */
    PARTITION_CUT
  }

  static Finding seal(Kind kind, long seal, @Nullable String field) {
    return new Finding(kind, seal, field, null);
  }
}
