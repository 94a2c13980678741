package lianban.rating.rating;

import java.time.Instant;
import lianban.rating.right.Right;
import org.jspecify.annotations.Nullable;

/** A right and the rating it was used for, null as long as it was not. */
public record Rateable(Right right, @Nullable Rating rating) {

  /** Whether a rating can still be given. */
  boolean isOpen(Instant now) {
    return rating == null && !right.isOver(now);
  }
}
