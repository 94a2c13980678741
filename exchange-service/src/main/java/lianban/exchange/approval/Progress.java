package lianban.exchange.approval;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lianban.exchange.approval.ApprovalEvent.BillIssued;
import lianban.exchange.approval.ApprovalEvent.CaseClosed;
import lianban.exchange.approval.ApprovalEvent.StepSkipped;
import lianban.exchange.approval.ApprovalEvent.StepStarted;
import lianban.exchange.approval.StepState.Status;
import lianban.kernel.event.Bill;
import lianban.kernel.event.BillItem;
import lianban.kernel.event.CaseStatus.Result;

/** What follows by itself once something happened: steps that became ready, the bill, the close. */
final class Progress {

  private Progress() {}

  static List<ApprovalEvent> after(ApprovalCase before, Matter matter, List<ApprovalEvent> events) {
    ApprovalCase state = Evolution.fold(before, events, before.filedAt());
    if (state.has(Status.REFUSED)) {
      return afterRefusal(state, matter);
    }
    if (state.allApproved()) {
      return List.of(new CaseClosed(Result.ISSUED));
    }
    List<ApprovalEvent> started = new ArrayList<>();
    for (Matter.Step step : matter.steps()) {
      if (isReady(state, step)) {
        started.add(start(state, matter, step));
      }
    }
    return started;
  }

  private static List<ApprovalEvent> afterRefusal(ApprovalCase state, Matter matter) {
    boolean othersOpen =
        state.has(Status.REQUESTED)
            || state.has(Status.CLOCK_STOPPED)
            || state.has(Status.SUPPLEMENT_NEEDED);
    if (othersOpen && matter.onRefusal() == Matter.RefusalRule.LET_ALL_FINISH) {
      return List.of();
    }
    return Stream.<ApprovalEvent>concat(
            state.steps().stream()
                .filter(step -> !step.status().isFinished())
                .map(step -> new StepSkipped(step.id())),
            Stream.of(new CaseClosed(Result.REFUSED)))
        .toList();
  }

  private static boolean isReady(ApprovalCase state, Matter.Step step) {
    StepState current = state.step(step.id());
    return current != null
        && current.status() == Status.WAITING
        && step.after().stream().allMatch(id -> isApproved(state, id));
  }

  private static boolean isApproved(ApprovalCase state, String id) {
    StepState step = state.step(id);
    return step != null && step.status() == Status.APPROVED;
  }

  private static ApprovalEvent start(ApprovalCase state, Matter matter, Matter.Step step) {
    return step.kind() == Matter.Kind.PAYMENT
        ? new BillIssued(step.id(), bill(state, matter))
        : new StepStarted(step.id(), Map.of());
  }

  /** One bill: what the departments charged, and the matter's own fees. */
  private static Bill bill(ApprovalCase state, Matter matter) {
    List<BillItem> items =
        Stream.concat(
                state.steps().stream().flatMap(step -> step.items().stream()),
                matter.fees().stream()
                    .map(fee -> new BillItem(fee.code(), fee.name(), fee.amount())))
            .toList();
    BigDecimal total =
        items.stream().map(BillItem::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    return new Bill(state.caseId() + "-B1", items, total);
  }
}
