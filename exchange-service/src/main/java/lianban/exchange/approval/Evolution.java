package lianban.exchange.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import lianban.exchange.material.CaseMaterial;
import lianban.kernel.event.Bill;
import lianban.kernel.event.CaseStatus.Result;
import org.jspecify.annotations.Nullable;

/** How events change a case. Pure: a fold from the left. */
final class Evolution {

  private Evolution() {}

  /** The case after the events, all at the same moment. */
  static ApprovalCase fold(ApprovalCase state, List<ApprovalEvent> events, Instant at) {
    ApprovalCase next = state;
    for (ApprovalEvent event : events) {
      next = apply(next, event, at);
    }
    return next;
  }

  private static ApprovalCase apply(ApprovalCase state, ApprovalEvent event, Instant at) {
    return switch (event) {
      case ApprovalEvent.CaseFiled e -> state;
      case ApprovalEvent.MaterialsHandedIn e -> handedIn(state, e.materials());
      case ApprovalEvent.StepStarted e -> step(state, e.stepId(), s -> s.requested(at));
      case ApprovalEvent.StepApproved e ->
          step(state, e.stepId(), s -> s.approved(at, e.workMillis(), e.items(), e.result()));
      case ApprovalEvent.StepRefused e ->
          step(state, e.stepId(), s -> s.refused(at, e.workMillis(), e.reasons()));
      case ApprovalEvent.SupplementAsked e ->
          step(state, e.stepId(), s -> s.supplementAsked(e.workMillis(), e.missing()));
      case ApprovalEvent.ClockStopped e ->
          step(state, e.stepId(), s -> s.clockStopped(e.workMillis()));
      case ApprovalEvent.StepSkipped e -> step(state, e.stepId(), s -> s.skipped(at));
      case ApprovalEvent.BillIssued e ->
          step(with(state, e.bill(), null, null, null, null), e.stepId(), s -> s.requested(at));
      case ApprovalEvent.BillPaid e ->
          step(
              with(state, state.bill(), e.payment(), null, null, null),
              e.stepId(),
              s -> s.approved(at, 0, List.of(), Map.of()));
      case ApprovalEvent.CertificateIssued e ->
          with(state, state.bill(), state.payment(), e.certificate(), null, null);
      case ApprovalEvent.CaseClosed e ->
          with(state, state.bill(), state.payment(), state.certificate(), e.result(), at);
    };
  }

  private static ApprovalCase handedIn(ApprovalCase s, List<CaseMaterial> more) {
    List<CaseMaterial> materials = new ArrayList<>(s.materials());
    materials.addAll(more);
    return new ApprovalCase(
        s.caseId(),
        s.version(),
        s.receipt(),
        s.matter(),
        s.matterVersion(),
        s.filedBy(),
        s.reference(),
        s.channel(),
        s.digest(),
        s.applicant(),
        s.holder(),
        s.form(),
        s.filedAt(),
        s.steps(),
        s.commands(),
        s.bill(),
        s.payment(),
        s.certificate(),
        s.result(),
        s.closedAt(),
        s.history(),
        s.outbox(),
        s.messages(),
        s.traceparent(),
        materials);
  }

  private static ApprovalCase step(ApprovalCase state, String id, UnaryOperator<StepState> change) {
    List<StepState> steps =
        state.steps().stream().map(s -> s.id().equals(id) ? change.apply(s) : s).toList();
    return copy(
        state,
        steps,
        state.bill(),
        state.payment(),
        state.certificate(),
        state.result(),
        state.closedAt());
  }

  private static ApprovalCase with(
      ApprovalCase state,
      @Nullable Bill bill,
      @Nullable String payment,
      @Nullable IssuedCertificate certificate,
      @Nullable Result result,
      @Nullable Instant closedAt) {
    return copy(state, state.steps(), bill, payment, certificate, result, closedAt);
  }

  private static ApprovalCase copy(
      ApprovalCase s,
      List<StepState> steps,
      @Nullable Bill bill,
      @Nullable String payment,
      @Nullable IssuedCertificate certificate,
      @Nullable Result result,
      @Nullable Instant closedAt) {
    return new ApprovalCase(
        s.caseId(),
        s.version(),
        s.receipt(),
        s.matter(),
        s.matterVersion(),
        s.filedBy(),
        s.reference(),
        s.channel(),
        s.digest(),
        s.applicant(),
        s.holder(),
        s.form(),
        s.filedAt(),
        steps,
        s.commands(),
        bill,
        payment,
        certificate,
        result,
        closedAt,
        s.history(),
        s.outbox(),
        s.messages(),
        s.traceparent(),
        s.materials());
  }

  /**
   * Writes down that a command was taken, what happened, and what is to be sent.
   *
   * @param version that the case will be stored as, however many commands went into it
   */
  static ApprovalCase record(
      ApprovalCase s,
      long version,
      ApprovalCase.@Nullable Taken taken,
      List<ApprovalCase.HistoryEntry> entries,
      List<ApprovalCase.OutboxMessage> outbox,
      long messages) {
    List<ApprovalCase.Taken> commands = new ArrayList<>(s.commands());
    if (taken != null) {
      commands.add(taken);
    }
    List<ApprovalCase.HistoryEntry> history = new ArrayList<>(s.history());
    history.addAll(entries);
    return new ApprovalCase(
        s.caseId(),
        version,
        s.receipt(),
        s.matter(),
        s.matterVersion(),
        s.filedBy(),
        s.reference(),
        s.channel(),
        s.digest(),
        s.applicant(),
        s.holder(),
        s.form(),
        s.filedAt(),
        s.steps(),
        commands,
        s.bill(),
        s.payment(),
        s.certificate(),
        s.result(),
        s.closedAt(),
        history,
        outbox,
        messages,
        s.traceparent(),
        s.materials());
  }
}
