package lianban.exchange.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.ApprovalCase.HistoryEntry;
import lianban.exchange.approval.StepState;
import lianban.exchange.clock.MatterLimits.Kind;
import lianban.exchange.clock.MatterLimits.StepLimits;
import lianban.kernel.event.CaseStatus.Result;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a case's own history tells. A department that stopped its clock by an answer
 * starts it again by its next one.
 */
public final class HistoryFacts implements CaseFacts {

  @Override
  public List<Fact> of(ApprovalCase state, MatterLimits limits) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact.Received(state.filedAt()));
    Map<String, String> stopped = new HashMap<>();
    for (HistoryEntry entry : state.history()) {
      note(entry, facts, stopped);
    }
    Instant decided = decidedAt(state, limits);
    if (decided != null) {
      facts.add(new Fact.Decided(decided));
    }
    Instant closed = state.closedAt();
    if (closed != null) {
      facts.add(new Fact.Delivered(closed));
    }
    return facts;
  }

  /**
   * @param stopped the procedure by which a department last stopped its clock, by step
   */
  private static void note(HistoryEntry entry, List<Fact> facts, Map<String, String> stopped) {
    Instant at = entry.at();
    String step = entry.step();
    if (step == null) {
      return;
    }
    String before = stopped.remove(step);
    if (before != null) {
      facts.add(new Fact.ProcedureEnded(at, before));
    }
    switch (entry.kind()) {
      case "StepStarted" -> {
        facts.add(new Fact.StepRequested(at, step));
        facts.add(new Fact.SupplementArrived(at, step));
      }
      case "SupplementAsked" -> facts.add(new Fact.SupplementAsked(at, step));
      case "ClockStopped" -> {
        String id = "answer-" + entry.number();
        stopped.put(step, id);
        var procedure = SpecialProcedure.named(entry.note());
        facts.add(new Fact.ProcedureBegun(at, step, id, procedure, entry.note()));
      }
      case "StepApproved", "StepRefused", "StepSkipped" ->
          facts.add(new Fact.StepDecided(at, step));
      case "BillIssued" -> facts.add(new Fact.PaymentAsked(at));
      case "BillPaid" -> facts.add(new Fact.PaymentArrived(at));
      default -> {}
    }
  }

  /**
   * When the last department that decides had decided, or the case ended without. A matter that
   * only issues decides by issuing.
   */
  private static @Nullable Instant decidedAt(ApprovalCase state, MatterLimits limits) {
    Map<String, Kind> kinds =
        limits.steps().stream().collect(Collectors.toMap(StepLimits::step, StepLimits::kind));
    Kind deciding = kinds.containsValue(Kind.APPROVAL) ? Kind.APPROVAL : Kind.ISSUE;
    List<StepState> steps =
        state.steps().stream().filter(step -> kinds.get(step.id()) == deciding).toList();
    boolean isDecided =
        !steps.isEmpty() && steps.stream().allMatch(step -> step.status().isFinished());
    if (!isDecided || state.result() == Result.REFUSED) {
      return state.closedAt();
    }
    return steps.stream()
        .map(StepState::finishedAt)
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(state.closedAt());
  }
}
