package lianban.rating.rating.http;

import java.time.Instant;
import java.time.LocalDate;
import lianban.rating.rating.Rating;
import lianban.rating.rating.Rectification;
import org.jspecify.annotations.Nullable;

/**
 * A rating as its author sees it.
 *
 * @param rectification what it opened and by when, absent if it was no bad one
 */
record RatingView(
    String ratingId,
    String right,
    int level,
    boolean anonymous,
    Instant ratedAt,
    @Nullable Opened rectification) {

  static RatingView of(Rating rating) {
    return new RatingView(
        rating.id(),
        rating.command().right(),
        rating.command().level().value(),
        rating.command().anonymous(),
        rating.at(),
        rating.rectification() == null ? null : Opened.of(rating.rectification()));
  }

  /** What the rater may expect. */
  record Opened(
      @Nullable String owner, LocalDate contactBy, LocalDate rectifyBy, boolean calendarComplete) {

    private static Opened of(Rectification opened) {
      return new Opened(
          opened.owner(), opened.contactBy(), opened.rectifyBy(), opened.calendarComplete());
    }
  }
}
