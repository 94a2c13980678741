package lianban.kernel.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a case stands, published at each change that its applicant would notice.
 *
 * @param receipt the number on the applicant's receipt
 * @param reference the filer's own reference, as filed
 * @param filedBy client that filed the case
 * @param applicant pseudonym of the applicant, see {@link lianban.kernel.code.HolderRef}
 * @param reasons why refused, each with step and department
 * @param missing what the applicant has to supplement
 * @param bill the bill, once there is one
 * @param certificate identifier of the issued certificate
 * @param steps every step with its times
 * @param elapsedMillis from filing to now or to the close
 * @param sequentialMillis sum of the steps' own times: what one after the other would have taken
 * @param workMillis the longest chain of the departments' own work
 */
public record CaseStatus(
    String caseId,
    String receipt,
    @Nullable String reference,
    String filedBy,
    String applicant,
    String matter,
    int matterVersion,
    Phase phase,
    @Nullable Result result,
    Instant at,
    List<StepReason> reasons,
    List<StepReason> missing,
    @Nullable Bill bill,
    @Nullable String certificate,
    List<StepTime> steps,
    long elapsedMillis,
    long sequentialMillis,
    long workMillis) {

  public CaseStatus {
    reasons = List.copyOf(reasons);
    missing = List.copyOf(missing);
    steps = List.copyOf(steps);
  }

  /** What the case waits for. */
  public enum Phase {
    IN_APPROVAL,
    SUPPLEMENT_NEEDED,
    PAYMENT_DUE,
    ISSUING,
    CLOSED
  }

  /** How a case ended. */
  public enum Result {
    ISSUED,
    REFUSED,
    /** The applicant did not want it any more. */
    WITHDRAWN
  }

  /** A reason with the step and the department that gave it. */
  public record StepReason(String step, String department, String code, String message) {}

  /**
   * A step's times.
   *
   * @param requestedAt when the step became ready, null if it never did
   * @param finishedAt when it was decided, null while open
   * @param workMillis the department's own work, over all attempts
   * @param supplemented whether the applicant had to supplement for it
   */
  public record StepTime(
      String step,
      String department,
      String state,
      @Nullable Instant requestedAt,
      @Nullable Instant finishedAt,
      long workMillis,
      boolean supplemented) {}
}
