package lianban.exchange.approval;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lianban.condition.Condition;
import lianban.exchange.approval.StepState.Status;

/**
 * What the departments' answers amount to under a matter: which steps are done, which quorums are
 * met, whether the case is refused. Pure.
 */
final class Verdicts {

  private final ApprovalCase state;
  private final Matter matter;

  Verdicts(ApprovalCase state, Matter matter) {
    this.state = state;
    this.matter = matter;
  }

  /** Whether a refusal has refused the case. */
  boolean isRefused() {
    return state.steps().stream().anyMatch(this::refusesTheCase)
        || matter.quorums().stream().anyMatch(this::isOutOfReach);
  }

  private boolean refusesTheCase(StepState step) {
    Matter.Step rule = matter.step(step.id());
    return step.status() == Status.REFUSED
        && rule != null
        && rule.voice() == Matter.Voice.VETO
        && matter.quorumOf(step.id()) == null;
  }

  /** Whether so many refused that the rest cannot make up the number. */
  private boolean isOutOfReach(Matter.Quorum quorum) {
    long possible =
        members(quorum).stream()
            .filter(step -> !step.status().isFinished() || step.status() == Status.APPROVED)
            .count();
    return possible < needed(quorum);
  }

  /** Whether enough of a quorum's steps approved. */
  boolean isMet(Matter.Quorum quorum) {
    return count(quorum, Status.APPROVED) >= needed(quorum);
  }

  /** Steps that this case does not need cannot be counted on. */
  private long needed(Matter.Quorum quorum) {
    return Math.min(quorum.needed(), quorum.steps().size() - count(quorum, Status.NOT_NEEDED));
  }

  private long count(Matter.Quorum quorum, Status status) {
    return members(quorum).stream().filter(step -> step.status() == status).count();
  }

  List<StepState> members(Matter.Quorum quorum) {
    return state.steps().stream().filter(step -> quorum.steps().contains(step.id())).toList();
  }

  /** Whether those that wait for a step may go on. Of a quorum's steps, no one waits for each. */
  boolean isDone(StepState step) {
    Matter.Quorum quorum = matter.quorumOf(step.id());
    if (quorum != null) {
      return isMet(quorum);
    }
    Matter.Step rule = matter.step(step.id());
    boolean isOpinion = rule != null && rule.voice() == Matter.Voice.ADVISORY;
    return switch (step.status()) {
      case APPROVED, NOT_NEEDED -> true;
      case REFUSED -> isOpinion;
      default -> false;
    };
  }

  /** Whether everything that the matter asks for is done and nothing is open any more. */
  boolean isComplete() {
    return state.steps().stream().allMatch(step -> step.status().isFinished() && isDone(step));
  }

  /** Whether a step waits for nothing any more. */
  boolean isReady(Matter.Step step) {
    StepState current = state.step(step.id());
    return current != null
        && current.status() == Status.WAITING
        && step.after().stream().allMatch(this::isDone);
  }

  private boolean isDone(String id) {
    StepState step = state.step(id);
    return step != null && isDone(step);
  }

  /** Only a condition that surely fails spares a step: what cannot be told is looked at. */
  boolean isNeeded(Matter.Step step) {
    String condition = step.condition();
    if (condition == null) {
      return true;
    }
    Map<String, Object> results =
        state.steps().stream().collect(Collectors.toMap(StepState::id, StepState::result));
    return Condition.of(condition).on(state.form(), results) != Condition.Verdict.FAILS;
  }
}
