package lianban.rating.rating;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import lianban.kernel.problem.ProblemType;
import lianban.rating.rating.RatingDecision.Refused;
import lianban.rating.rating.RatingDecision.Repeated;
import lianban.rating.right.Right;

/**
 * All rights of one holder with the ratings given. It is one document, so that listing them is one
 * look by key, and a rating, what it opens and the key it was sent with change in one write. It
 * stays small: rights that ended unused are dropped when the next one comes.
 *
 * @param version counts the changes, 0 before the first
 */
public record HolderRecord(String holder, long version, List<Rateable> rateables) {

  public HolderRecord {
    rateables = List.copyOf(rateables);
  }

  /** The record of a holder of whom nothing is known. */
  public static HolderRecord empty(String holder) {
    return new HolderRecord(holder, 0, List.of());
  }

  /** Adds a right; the same record if its case gave one before, or if it is over already. */
  HolderRecord granted(Right right, Instant now) {
    boolean known = rateables.stream().anyMatch(r -> r.right().caseId().equals(right.caseId()));
    if (known || right.isOver(now)) {
      return this;
    }
    var kept = rateables.stream().filter(r -> r.rating() != null || r.isOpen(now));
    return with(Stream.concat(kept, Stream.of(new Rateable(right, null))));
  }

  /** Puts the rating to its right. */
  HolderRecord rated(Rating rating) {
    return with(
        rateables.stream()
            .map(
                r ->
                    r.right().ratingId().equals(rating.id())
                        ? new Rateable(r.right(), rating)
                        : r));
  }

  private HolderRecord with(Stream<Rateable> changed) {
    return new HolderRecord(holder, version, changed.toList());
  }

  /** The rights that can still be used. */
  List<Right> open(Instant now) {
    return rateables.stream().filter(r -> r.isOpen(now)).map(Rateable::right).toList();
  }

  /**
   * Decides on a wish of this holder. A key that was used before either repeats its answer or, with
   * other contents, is refused, whichever right it was used for.
   */
  RatingDecision decide(RateCommand command, Instant now, RatingPolicy policy) {
    for (Rateable rateable : rateables) {
      Rating given = rateable.rating();
      if (given != null && given.command().key().equals(command.key())) {
        return given.command().equals(command)
            ? new Repeated(given)
            : new Refused(
                ProblemType.IDEMPOTENCY_KEY_REUSED, "This key was used for another rating.");
      }
    }
    return rateables.stream()
        .filter(r -> r.right().caseId().equals(command.right()))
        .findFirst()
        .map(r -> policy.rate(r, command, now))
        .orElseGet(
            () -> new Refused(ProblemType.NOT_FOUND, "The caller has no such right to rate."));
  }
}
