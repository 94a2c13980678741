package lianban.exchange.approval;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lianban.kernel.event.BillItem;
import lianban.kernel.event.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Where one step of a case stands.
 *
 * @param attempt how often the step was asked for; 0 before it starts
 * @param requestedAt when it first started
 * @param finishedAt when it was approved, refused or skipped
 * @param workMillis the department's own work, over all attempts
 * @param reasons why refused
 * @param missing what the applicant has to supplement
 * @param supplemented whether the applicant ever had to supplement for it
 */
public record StepState(
    String id,
    String department,
    Status status,
    int attempt,
    @Nullable Instant requestedAt,
    @Nullable Instant finishedAt,
    long workMillis,
    List<Reason> reasons,
    List<Reason> missing,
    List<BillItem> items,
    Map<String, Object> result,
    boolean supplemented) {

  public StepState {
    reasons = List.copyOf(reasons);
    missing = List.copyOf(missing);
    items = List.copyOf(items);
    result = Map.copyOf(result);
  }

  /** The states of a step. */
  public enum Status {
    /** Its predecessors are not done. */
    WAITING,
    /** The department, or on payment the applicant, has it. */
    REQUESTED,
    /** The department has it and stopped its clock. */
    CLOCK_STOPPED,
    /** It waits for the applicant. */
    SUPPLEMENT_NEEDED,
    APPROVED,
    REFUSED,
    /** It was never decided because the case ended before. */
    SKIPPED;

    /** Whether nothing more can happen to the step. */
    public boolean isFinished() {
      return this == APPROVED || this == REFUSED || this == SKIPPED;
    }

    /** Whether the step is with its department, which still owes an answer. */
    public boolean isWithDepartment() {
      return this == REQUESTED || this == CLOCK_STOPPED;
    }
  }

  static StepState waiting(Matter.Step step) {
    return new StepState(
        step.id(),
        step.department(),
        Status.WAITING,
        0,
        null,
        null,
        0,
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        false);
  }

  StepState requested(Instant at) {
    return new StepState(
        id,
        department,
        Status.REQUESTED,
        attempt + 1,
        requestedAt == null ? at : requestedAt,
        null,
        workMillis,
        reasons,
        List.of(),
        items,
        result,
        supplemented);
  }

  StepState approved(Instant at, long work, List<BillItem> charged, Map<String, Object> found) {
    return finished(Status.APPROVED, at, work, List.of(), charged, found);
  }

  StepState refused(Instant at, long work, List<Reason> why) {
    return finished(Status.REFUSED, at, work, why, List.of(), Map.of());
  }

  StepState skipped(Instant at) {
    return finished(Status.SKIPPED, at, 0, List.of(), List.of(), Map.of());
  }

  StepState supplementAsked(long work, List<Reason> asked) {
    return new StepState(
        id,
        department,
        Status.SUPPLEMENT_NEEDED,
        attempt,
        requestedAt,
        null,
        workMillis + work,
        reasons,
        asked,
        items,
        result,
        true);
  }

  StepState clockStopped(long work) {
    return new StepState(
        id,
        department,
        Status.CLOCK_STOPPED,
        attempt,
        requestedAt,
        null,
        workMillis + work,
        reasons,
        missing,
        items,
        result,
        supplemented);
  }

  private StepState finished(
      Status end,
      Instant at,
      long work,
      List<Reason> why,
      List<BillItem> charged,
      Map<String, Object> found) {
    return new StepState(
        id,
        department,
        end,
        attempt,
        requestedAt,
        at,
        workMillis + work,
        why,
        missing,
        charged,
        found,
        supplemented);
  }

  /** From start to end, zero for a step that never started; an open step counts until now. */
  Duration elapsed(Instant now) {
    if (requestedAt == null) {
      return Duration.ZERO;
    }
    return Duration.between(requestedAt, finishedAt == null ? now : finishedAt);
  }
}
