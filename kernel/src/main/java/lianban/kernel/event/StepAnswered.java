package lianban.kernel.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A department's answer to a step.
 *
 * @param answerId the answer's own identity: the same id any number of times has one effect
 * @param attempt the attempt that is answered, from the request
 * @param reasons why refused; empty otherwise
 * @param missing what the applicant has to supplement; empty otherwise
 * @param items what the department charges
 * @param result facts found, such as a tax assessment
 * @param certificate what is to be issued, on an issuing step only
 * @param workStartedAt when the department began to work on it
 * @param workFinishedAt when it had its answer
 */
public record StepAnswered(
    String answerId,
    String caseId,
    String stepId,
    int attempt,
    Outcome outcome,
    List<Reason> reasons,
    List<Reason> missing,
    List<BillItem> items,
    Map<String, Object> result,
    @Nullable CertificateDraft certificate,
    Instant workStartedAt,
    Instant workFinishedAt) {

  /** What a department can say. */
  public enum Outcome {
    APPROVED,
    REFUSED,
    SUPPLEMENT_NEEDED,
    CLOCK_STOPPED
  }

  /** JSON may leave out what the types promise: such an answer cannot be made. */
  public StepAnswered {
    requireNonNull(answerId, "answerId");
    requireNonNull(caseId, "caseId");
    requireNonNull(stepId, "stepId");
    requireNonNull(outcome, "outcome");
    requireNonNull(workStartedAt, "workStartedAt");
    requireNonNull(workFinishedAt, "workFinishedAt");
    reasons = List.copyOf(reasons);
    missing = List.copyOf(missing);
    items = List.copyOf(items);
    result = Map.copyOf(result);
  }
}
