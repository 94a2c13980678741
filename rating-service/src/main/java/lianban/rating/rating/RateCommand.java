package lianban.rating.rating;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wish to rate, with nothing wrong in itself.
 *
 * @param right id of the right that is used
 * @param anonymous whether not even supervisors may learn which case it is about
 * @param key the caller's idempotency key
 */
public record RateCommand(
    String right,
    Level level,
    List<ReasonCode> reasons,
    @Nullable String comment,
    boolean anonymous,
    String key) {

  public RateCommand {
    reasons = List.copyOf(reasons);
  }
}
