package lianban.rating.right;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import lianban.kernel.event.CaseStatus.Result;
import org.jspecify.annotations.Nullable;

/**
 * The right of one applicant to rate one closed case, with the facts of the case that a later look
 * at the rating needs. Its id is the id of the case, so a case can never give two.
 *
 * @param ratingId what the rating will be called; drawn with the right, so that giving it twice by
 *     accident cannot make two, and random, so that it tells a department nothing about the case
 * @param holder pseudonym of the applicant
 * @param receipt the number on the applicant's receipt
 * @param until when the right ends
 * @param steps the steps of the departments that were asked
 */
public record Right(
    String caseId,
    String ratingId,
    String holder,
    String receipt,
    String matter,
    int matterVersion,
    @Nullable Result result,
    Instant filedAt,
    Instant closedAt,
    Instant until,
    List<Step> steps) {

  /** The platform's own steps, such as payment, are nobody's handling of the case. */
  private static final String PLATFORM = "platform";

  public Right {
    steps = List.copyOf(steps);
  }

  /** Whether the right has ended. */
  public boolean isOver(Instant now) {
    return !now.isBefore(until);
  }

  /**
   * The department that answers for the case as a whole: who handles it answers for it. A case's
   * events do not name a lead department, so it is the one that finished the last step, because
   * that one handed out the result; null if no department finished any.
   */
  public @Nullable String handlingDepartment() {
    return steps.stream()
        .filter(step -> step.finishedAt() != null && !step.department().equals(PLATFORM))
        .max(Comparator.comparing(Step::finishedOrMin))
        .map(Step::department)
        .orElse(null);
  }

  /**
   * One step of the case.
   *
   * @param requestedAt when the department was asked, null if it never was
   * @param finishedAt when it had decided, null if it never did
   */
  public record Step(
      String step,
      String department,
      @Nullable Instant requestedAt,
      @Nullable Instant finishedAt,
      boolean supplemented) {

    private Instant finishedOrMin() {
      return finishedAt == null ? Instant.MIN : finishedAt;
    }
  }
}
