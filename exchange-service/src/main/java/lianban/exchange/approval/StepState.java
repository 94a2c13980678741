package lianban.exchange.approval;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
 * @param stops when and why its clock stood still, in order; only the last may go on
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
    boolean supplemented,
    List<Stop> stops) {

  /** Steps that were stored before there were stops have none. */
  public StepState {
    stops = stops == null ? List.of() : List.copyOf(stops);
    reasons = List.copyOf(reasons);
    missing = List.copyOf(missing);
    items = List.copyOf(items);
    result = Map.copyOf(result);
  }

  /** Why a step's clock stands still. */
  public enum Cause {
    /** It waits for what the applicant has to supplement. */
    SUPPLEMENT,
    /** A special procedure: hearing, test, expert review (行政许可法 article 45). */
    PROCEDURE
  }

  /**
   * A time that does not count.
   *
   * @param until null while it goes on
   */
  public record Stop(Cause cause, Instant since, @Nullable Instant until) {}

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
    SKIPPED,
    /** Its condition does not hold for this case, or enough others of its quorum approved. */
    NOT_NEEDED;

    /** Whether nothing more can happen to the step. */
    public boolean isFinished() {
      return this == APPROVED || this == REFUSED || this == SKIPPED || this == NOT_NEEDED;
    }

    /** Whether the step is with its department, which still owes an answer. */
    public boolean isWithDepartment() {
      return this == REQUESTED || this == CLOCK_STOPPED;
    }
  }

  /** A step of a new case. */
  public static StepState waiting(Matter.Step step) {
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
        false,
        List.of());
  }

  StepState requested(Instant at) {
    Instant first = requestedAt == null ? at : requestedAt;
    return open(Status.REQUESTED, attempt + 1, first, 0, List.of(), supplemented, ended(at));
  }

  StepState supplementAsked(Instant at, long work, List<Reason> asked) {
    List<Stop> all = begun(Cause.SUPPLEMENT, at);
    return open(Status.SUPPLEMENT_NEEDED, attempt, requestedAt, work, asked, true, all);
  }

  /**
   * A department may stop a clock that stands already: it goes on standing since the first time.
   */
  StepState clockStopped(Instant at, long work) {
    List<Stop> all = status == Status.CLOCK_STOPPED ? stops : begun(Cause.PROCEDURE, at);
    return open(Status.CLOCK_STOPPED, attempt, requestedAt, work, missing, supplemented, all);
  }

  /** What was decided does not count any more; the step waits to be asked for again. */
  StepState reopened(Instant at) {
    return new StepState(
        id,
        department,
        Status.WAITING,
        attempt,
        requestedAt,
        null,
        workMillis,
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        supplemented,
        ended(at));
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

  StepState notNeeded(Instant at) {
    return finished(Status.NOT_NEEDED, at, 0, List.of(), List.of(), Map.of());
  }

  private List<Stop> begun(Cause cause, Instant at) {
    List<Stop> all = new ArrayList<>(ended(at));
    all.add(new Stop(cause, at, null));
    return all;
  }

  private List<Stop> ended(Instant at) {
    return stops.stream()
        .map(stop -> stop.until() == null ? new Stop(stop.cause(), stop.since(), at) : stop)
        .toList();
  }

  private StepState open(
      Status next,
      int attempts,
      @Nullable Instant since,
      long work,
      List<Reason> asked,
      boolean everSupplemented,
      List<Stop> all) {
    return new StepState(
        id,
        department,
        next,
        attempts,
        since,
        null,
        workMillis + work,
        reasons,
        asked,
        items,
        result,
        everSupplemented,
        all);
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
        supplemented,
        ended(at));
  }

  /** From start to end, zero for a step that never started; an open step counts until now. */
  Duration elapsed(Instant now) {
    if (requestedAt == null) {
      return Duration.ZERO;
    }
    return Duration.between(requestedAt, finishedAt == null ? now : finishedAt);
  }
}
