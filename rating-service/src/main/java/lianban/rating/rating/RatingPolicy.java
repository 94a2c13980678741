package lianban.rating.rating;

import java.time.Instant;
import lianban.kernel.problem.ProblemType;
import lianban.rating.calendar.Deadline;
import lianban.rating.calendar.WorkingDays;
import lianban.rating.rating.RatingDecision.Rated;
import lianban.rating.rating.RatingDecision.Refused;
import lianban.rating.right.Right;
import org.jspecify.annotations.Nullable;

/** Decides on ratings. Pure: it knows no store and no clock. */
public final class RatingPolicy {

  private final WorkingDays calendar;
  private final int contactWorkingDays;
  private final int rectifyWorkingDays;

  /**
   * @param contactWorkingDays working days to contact the author of a bad rating
   * @param rectifyWorkingDays working days to put right what it complains of
   */
  public RatingPolicy(WorkingDays calendar, int contactWorkingDays, int rectifyWorkingDays) {
    this.calendar = calendar;
    this.contactWorkingDays = contactWorkingDays;
    this.rectifyWorkingDays = rectifyWorkingDays;
  }

  /** Whether the right may be used for the rating: once, and before it ends. */
  public RatingDecision rate(Rateable rateable, RateCommand command, Instant now) {
    Right right = rateable.right();
    if (rateable.rating() != null) {
      return new Refused(
          ProblemType.ALREADY_RATED, "This case was rated at " + rateable.rating().at() + ".");
    }
    if (right.isOver(now)) {
      return new Refused(
          ProblemType.CONFLICT, "The right to rate this case ended at " + right.until() + ".");
    }
    return new Rated(new Rating(right.ratingId(), command, now, opened(right, command, now)));
  }

  private @Nullable Rectification opened(Right right, RateCommand command, Instant now) {
    if (!command.level().isBad()) {
      return null;
    }
    Deadline contact = calendar.after(now, contactWorkingDays);
    Deadline rectify = calendar.after(now, rectifyWorkingDays);
    return new Rectification(
        right.handlingDepartment(),
        contact.lastDay(),
        rectify.lastDay(),
        contact.calendarComplete() && rectify.calendarComplete(),
        calendar.between(right.filedAt(), right.closedAt()));
  }
}
