package lianban.rating.rating;

import lianban.kernel.problem.ProblemType;

/** What becomes of a wish to rate. */
public sealed interface RatingDecision {

  /** A new rating, to be kept. */
  record Rated(Rating rating) implements RatingDecision {}

  /** The same wish came before and was granted; nothing changes. */
  record Repeated(Rating rating) implements RatingDecision {}

  /**
   * No rating.
   *
   * @param why one sentence for the caller
   */
  record Refused(ProblemType type, String why) implements RatingDecision {}
}
