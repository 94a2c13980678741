package lianban.exchange.approval.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import lianban.exchange.approval.Annex;
import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.IssuedCertificate;
import lianban.exchange.approval.Matter;
import lianban.exchange.approval.StepState;
import lianban.exchange.approval.StepState.Status;
import lianban.exchange.approval.Timeline;
import lianban.kernel.event.CaseStatus.Result;

/**
 * What must be true of a case whatever happens to it. Written from the matter alone, apart from the
 * rules that the policy goes by, so that a mistake in those does not hide here too.
 */
final class Invariants {

  private final Matter matter;

  Invariants(Matter matter) {
    this.matter = matter;
  }

  /** A rule that a case broke. */
  static final class Broken extends RuntimeException {
    Broken(String rule) {
      super(rule);
    }
  }

  /** Looks at a case after a change. */
  void check(ApprovalCase before, ApprovalCase after) {
    require(!before.isClosed(), () -> "a closed case changed");
    require(
        after.history().subList(0, before.history().size()).equals(before.history()),
        () -> "the history was rewritten");
    for (Matter.Step step : matter.steps()) {
      int known = before.history().size();
      checkStep(step, find(before, step.id()), find(after, step.id()), after, known);
    }
    checkClock(after);
    checkNotice(after);
    if (after.isClosed()) {
      checkClose(after);
    } else {
      require(isWaitedFor(after), () -> "an open case waits for nobody");
    }
  }

  private void checkStep(
      Matter.Step step, StepState before, StepState after, ApprovalCase state, int historyBefore) {
    boolean isBegun = after.attempt() > before.attempt();
    require(
        !isBegun || step.after().stream().allMatch(id -> isDone(state, id)),
        () -> "step " + step.id() + " began before its predecessors were done");
    require(after.attempt() >= before.attempt(), () -> "an attempt was taken back");
    require(
        !before.status().isFinished()
            || after.status() == before.status()
            || isReopened(state, step.id(), historyBefore),
        () -> "the decision on " + step.id() + " changed by itself");
  }

  private static boolean isReopened(ApprovalCase after, String step, int historyBefore) {
    return after.history().stream()
        .skip(historyBefore)
        .anyMatch(entry -> entry.kind().equals("StepReopened") && step.equals(entry.step()));
  }

  private boolean isDone(ApprovalCase state, String id) {
    for (Matter.Quorum quorum : matter.quorums()) {
      if (quorum.steps().contains(id)) {
        return isMet(state, quorum);
      }
    }
    Status status = find(state, id).status();
    Matter.Step rule = matter.step(id);
    return status == Status.APPROVED
        || status == Status.NOT_NEEDED
        || (status == Status.REFUSED && rule != null && rule.voice() == Matter.Voice.ADVISORY);
  }

  private static boolean isMet(ApprovalCase state, Matter.Quorum quorum) {
    long approved =
        quorum.steps().stream().filter(id -> find(state, id).status() == Status.APPROVED).count();
    return approved >= quorum.needed();
  }

  /** Never negative, every stop with its start, none open on a step that is with nobody. */
  private static void checkClock(ApprovalCase state) {
    for (StepState step : state.steps()) {
      require(step.workMillis() >= 0, () -> "negative work");
      List<StepState.Stop> stops = step.stops();
      for (int i = 0; i < stops.size(); i++) {
        StepState.Stop stop = stops.get(i);
        Instant until = stop.until();
        if (until == null) {
          require(isLast(stops, i), () -> "a stop began while another went on");
        } else {
          require(!until.isBefore(stop.since()), () -> "a stop ends too early");
        }
      }
      boolean stands = !stops.isEmpty() && stops.getLast().until() == null;
      boolean isStopped =
          step.status() == Status.CLOCK_STOPPED || step.status() == Status.SUPPLEMENT_NEEDED;
      require(stands == isStopped, () -> "clock and state of " + step.id() + " disagree");
    }
  }

  private static boolean isLast(List<StepState.Stop> stops, int i) {
    return i == stops.size() - 1;
  }

  /** Nobody is told of nothing, and nothing is gathered for nobody. */
  private static void checkNotice(ApprovalCase state) {
    Set<String> asking =
        state.steps().stream()
            .filter(step -> step.status() == Status.SUPPLEMENT_NEEDED)
            .map(StepState::id)
            .collect(Collectors.toSet());
    require(
        state.isClosed() || asking.containsAll(state.annex().told()),
        () -> "the applicant is asked for what nobody misses");
    require(
        state.annex().notice() == null || !asking.isEmpty(), () -> "an empty notice is gathered");
  }

  private static boolean isWaitedFor(ApprovalCase state) {
    return state.steps().stream()
        .anyMatch(
            step -> step.status().isWithDepartment() || step.status() == Status.SUPPLEMENT_NEEDED);
  }

  private void checkClose(ApprovalCase state) {
    require(state.result() != null, () -> "closed without a result");
    require(
        state.steps().stream().allMatch(step -> step.status().isFinished()),
        () -> "closed with a step open");
    boolean isGood = matter.steps().stream().allMatch(step -> isDone(state, step.id()));
    require(
        isGood == (state.result() == Result.ISSUED), () -> "the result is not what was decided");
    List<String> withdrawn =
        state.annex().compensations().stream()
            .filter(c -> c.kind() == Annex.Kind.CERTIFICATE_WITHDRAWN)
            .map(Annex.Compensation::subject)
            .toList();
    List<String> issued =
        state.annex().issued().stream().map(IssuedCertificate::identifier).toList();
    require(Set.copyOf(issued).size() == issued.size(), () -> "two certificates of one number");
    boolean isReturned =
        state.annex().compensations().stream()
            .anyMatch(c -> c.kind() == Annex.Kind.PAYMENT_RETURN_DUE);
    if (state.result() == Result.ISSUED) {
      require(withdrawn.isEmpty() && !isReturned, () -> "a good case was undone");
    } else {
      require(withdrawn.equals(issued), () -> "a certificate outlives its case");
      require(isReturned == (state.payment() != null), () -> "money was kept for nothing");
    }
  }

  /** Times add up in what the applicant is shown. */
  void checkTimeline(ApprovalCase closed) {
    Instant ended = closed.closedAt();
    if (ended == null) {
      throw new Broken("the case does not end");
    }
    Timeline timeline = Timeline.of(closed, matter, ended);
    require(!timeline.elapsed().isNegative(), () -> "negative time");
    require(!timeline.sequential().isNegative(), () -> "negative time of steps");
  }

  static StepState find(ApprovalCase state, String id) {
    StepState step = state.step(id);
    if (step == null) {
      throw new Broken("step " + id + " is gone");
    }
    return step;
  }

  static void require(boolean holds, Supplier<String> rule) {
    if (!holds) {
      throw new Broken(rule.get());
    }
  }
}
