package lianban.rating.rating;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rating that was given. It keeps the command whole, so that the same wish sent again is told
 * from another one.
 *
 * @param id random: it leads a department neither to the case nor to the rater
 * @param rectification what a bad rating opened, null for any other
 */
public record Rating(
    String id, RateCommand command, Instant at, @Nullable Rectification rectification) {}
