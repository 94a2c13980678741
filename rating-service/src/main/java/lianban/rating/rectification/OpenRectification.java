package lianban.rating.rectification;

import java.time.LocalDate;
import java.util.List;
import lianban.rating.rating.Level;
import lianban.rating.rating.ReasonCode;
import lianban.rating.rating.Rectification;
import org.jspecify.annotations.Nullable;

/**
 * A rectification to be done, without anything that names the rater.
 *
 * @param id of the rating
 * @param caseId only for supervisors, who call the rater back, and only if the rating was not
 *     anonymous; a department never learns it
 * @param ratedOn the day; the minute would point to a visitor
 */
public record OpenRectification(
    String id,
    @Nullable String caseId,
    String matter,
    Level level,
    List<ReasonCode> reasons,
    @Nullable String comment,
    LocalDate ratedOn,
    Rectification rectification) {

  public OpenRectification {
    reasons = List.copyOf(reasons);
  }
}
