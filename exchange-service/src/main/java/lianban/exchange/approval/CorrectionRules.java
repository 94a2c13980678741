package lianban.exchange.approval;

import static lianban.exchange.approval.ApprovalPolicy.refuse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import lianban.exchange.approval.StepState.Status;
import lianban.kernel.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * How an officer's mistake is put right: one officer reports it with the reason, another one of the
 * same department confirms it, and the step with all that built on it is decided anew. What money
 * was paid for or a certificate issued on cannot be taken back so. Pure.
 */
final class CorrectionRules {

  private CorrectionRules() {}

  static Decision report(ApprovalCase state, Matter matter, ApprovalCommand.ReportMistake command) {
    StepState step = state.step(command.stepId());
    if (step == null) {
      return refuse(ProblemType.NOT_FOUND, "The case has no step " + command.stepId() + ".");
    }
    Decision.Refused refused = refusal(state, matter, step, command.actor());
    if (refused != null) {
      return refused;
    }
    boolean isOpen =
        state.annex().corrections().stream()
            .anyMatch(c -> c.step().equals(step.id()) && c.confirmedBy() == null);
    if (isOpen) {
      return refuse(ProblemType.CONFLICT, "A mistake in this step waits to be confirmed already.");
    }
    String id = "C" + (state.annex().corrections().size() + 1);
    return new Decision.Accepted(
        List.of(
            new ApprovalEvent.CorrectionReported(
                step.id(), id, command.officer(), command.reason())));
  }

  static Decision confirm(
      ApprovalCase state, Matter matter, ApprovalCommand.ConfirmMistake command, Instant now) {
    Annex.Correction correction =
        state.annex().corrections().stream()
            .filter(c -> c.id().equals(command.correction()))
            .findFirst()
            .orElse(null);
    StepState step = correction == null ? null : state.step(correction.step());
    if (correction == null || step == null) {
      return refuse(ProblemType.NOT_FOUND, "No mistake was reported as this one.");
    }
    Decision.Refused refused = refusal(state, matter, step, command.actor());
    if (refused != null) {
      return refused;
    }
    if (correction.confirmedBy() != null) {
      return refuse(ProblemType.CONFLICT, "The mistake was confirmed before.");
    }
    if (correction.officer().equals(command.officer())) {
      return refuse(
          ProblemType.ACCESS_DENIED, "Another officer than the one who reported it confirms it.");
    }
    List<ApprovalEvent> events = new ArrayList<>();
    events.add(
        new ApprovalEvent.CorrectionConfirmed(step.id(), correction.id(), command.officer()));
    undecided(state, matter, step.id())
        .forEach(id -> events.add(new ApprovalEvent.StepReopened(id, correction.id())));
    return ApprovalPolicy.accept(state, matter, events, now);
  }

  private static Decision.@Nullable Refused refusal(
      ApprovalCase state, Matter matter, StepState step, String department) {
    if (!step.department().equals(department)) {
      return refuse(
          ProblemType.NOT_YOUR_STEP,
          "Step " + step.id() + " belongs to " + step.department() + ".");
    }
    if (state.isClosed()) {
      return refuse(ProblemType.CASE_CLOSED, "A closed case is not corrected but reopened.");
    }
    if (step.status() != Status.APPROVED && step.status() != Status.REFUSED) {
      return refuse(ProblemType.STEP_NOT_OPEN, "Step " + step.id() + " is not decided.");
    }
    boolean isCharged = state.payment() != null && !step.items().isEmpty();
    boolean isRelied =
        dependents(matter, step.id()).stream()
            .map(state::step)
            .anyMatch(s -> s != null && isBeyondRecall(matter, s));
    return isCharged || isRelied
        ? refuse(
            ProblemType.CONFLICT,
            "A payment or a certificate rests on step " + step.id() + "; it stands.")
        : null;
  }

  private static boolean isBeyondRecall(Matter matter, StepState step) {
    Matter.Step rule = matter.step(step.id());
    return step.status() == Status.APPROVED && rule != null && rule.kind() != Matter.Kind.APPROVAL;
  }

  /** The step itself and, of those that it concerns, all that went any further than waiting. */
  private static List<String> undecided(ApprovalCase state, Matter matter, String step) {
    Set<String> concerned = dependents(matter, step);
    return state.steps().stream()
        .filter(s -> concerned.contains(s.id()))
        .filter(s -> s.id().equals(step) || !isUntouched(matter, s, step))
        .map(StepState::id)
        .toList();
  }

  /** Others of its quorum decided for themselves; only those that were let off are asked again. */
  private static boolean isUntouched(Matter matter, StepState other, String step) {
    Matter.Quorum quorum = matter.quorumOf(step);
    boolean isPeer = quorum != null && quorum.steps().contains(other.id());
    return other.status() == Status.WAITING || (isPeer && other.status() != Status.NOT_NEEDED);
  }

  /** The step, its quorum, and every step that waits for one of them, however far off. */
  private static Set<String> dependents(Matter matter, String step) {
    Set<String> found = new TreeSet<>(Set.of(step));
    boolean more = true;
    while (more) {
      more = false;
      for (Matter.Quorum quorum : matter.quorums()) {
        more |= quorum.steps().stream().anyMatch(found::contains) && found.addAll(quorum.steps());
      }
      for (Matter.Step other : matter.steps()) {
        more |= other.after().stream().anyMatch(found::contains) && found.add(other.id());
      }
    }
    return found;
  }
}
