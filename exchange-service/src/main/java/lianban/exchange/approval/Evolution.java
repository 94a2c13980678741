package lianban.exchange.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import lianban.exchange.approval.StepState.Status;
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
      case ApprovalEvent.CaseWithdrawn e -> state;
      case ApprovalEvent.StepStarted e ->
          answered(step(state, e.stepId(), s -> s.requested(at)), e.stepId());
      case ApprovalEvent.MaterialsHandedIn e -> handedIn(state, e.materials());
      case ApprovalEvent.StepApproved e ->
          step(state, e.stepId(), s -> s.approved(at, e.workMillis(), e.items(), e.result()));
      case ApprovalEvent.StepRefused e ->
          step(state, e.stepId(), s -> s.refused(at, e.workMillis(), e.reasons()));
      case ApprovalEvent.SupplementAsked e ->
          step(state, e.stepId(), s -> s.supplementAsked(at, e.workMillis(), e.missing()));
      case ApprovalEvent.ClockStopped e ->
          step(state, e.stepId(), s -> s.clockStopped(at, e.workMillis()));
      case ApprovalEvent.StepSkipped e -> step(state, e.stepId(), s -> s.skipped(at));
      case ApprovalEvent.StepNotNeeded e ->
          answered(step(state, e.stepId(), s -> s.notNeeded(at)), e.stepId());
      case ApprovalEvent.StepReleased e ->
          answered(step(state, e.stepId(), s -> s.notNeeded(at)), e.stepId());
      case ApprovalEvent.StepReopened e -> reopened(state, e.stepId(), at);
      case ApprovalEvent.NoticeOpened e ->
          with(state, state.annex().with(new Annex.Notice(at, e.tellBy())));
      case ApprovalEvent.NoticeTold e -> with(state, state.annex().told(e.steps()));
      case ApprovalEvent.BillIssued e ->
          step(
              copy(state, state.steps(), e.bill(), null, state.certificate(), state.annex()),
              e.stepId(),
              s -> s.requested(at));
      case ApprovalEvent.BillPaid e ->
          step(
              copy(
                  state,
                  state.steps(),
                  state.bill(),
                  e.payment(),
                  state.certificate(),
                  state.annex()),
              e.stepId(),
              s -> s.approved(at, 0, List.of(), Map.of()));
      case ApprovalEvent.CertificateIssued e ->
          certificate(state, e.certificate(), state.annex().and(e.certificate()));
      case ApprovalEvent.CertificateWithdrawn e ->
          certificate(state, null, state.annex().and(compensation(e, at)));
      case ApprovalEvent.PaymentReturnDue e -> with(state, state.annex().and(compensation(e, at)));
      case ApprovalEvent.CorrectionReported e -> with(state, state.annex().and(correction(e, at)));
      case ApprovalEvent.CorrectionConfirmed e ->
          with(state, state.annex().confirmed(e.correction(), e.officer(), at));
      case ApprovalEvent.CaseClosed e -> closed(state, e.result(), at);
    };
  }

  private static Annex.Compensation compensation(ApprovalEvent.CertificateWithdrawn e, Instant at) {
    return new Annex.Compensation(
        Annex.Kind.CERTIFICATE_WITHDRAWN, e.stepId(), e.identifier(), null, at);
  }

  private static Annex.Compensation compensation(ApprovalEvent.PaymentReturnDue e, Instant at) {
    return new Annex.Compensation(
        Annex.Kind.PAYMENT_RETURN_DUE, e.stepId(), e.payment(), e.amount(), at);
  }

  private static Annex.Correction correction(ApprovalEvent.CorrectionReported e, Instant at) {
    return new Annex.Correction(
        e.correction(), e.stepId(), e.officer(), e.reason(), at, null, null);
  }

  /** The step asks for nothing any more; once none does there is nothing left to gather. */
  private static ApprovalCase answered(ApprovalCase state, String id) {
    Annex annex = state.annex().answered(id);
    return with(state, state.has(Status.SUPPLEMENT_NEEDED) ? annex : annex.with(null));
  }

  /** A bill that was made before is void; the next has another number. */
  private static ApprovalCase reopened(ApprovalCase state, String id, Instant at) {
    StepState before = state.step(id);
    ApprovalCase next = answered(step(state, id, s -> s.reopened(at)), id);
    boolean isBilled = before != null && before.department().equals(ApprovalCase.PLATFORM);
    return isBilled
        ? copy(next, next.steps(), null, next.payment(), next.certificate(), next.annex())
        : next;
  }

  private static ApprovalCase handedIn(ApprovalCase s, List<CaseMaterial> more) {
    List<CaseMaterial> materials = new ArrayList<>(s.materials());
    materials.addAll(more);
    return copy(
        s,
        s.steps(),
        s.bill(),
        s.payment(),
        s.certificate(),
        s.annex(),
        materials,
        s.result(),
        s.closedAt());
  }

  private static ApprovalCase step(ApprovalCase state, String id, UnaryOperator<StepState> change) {
    List<StepState> steps =
        state.steps().stream().map(s -> s.id().equals(id) ? change.apply(s) : s).toList();
    return copy(state, steps, state.bill(), state.payment(), state.certificate(), state.annex());
  }

  private static ApprovalCase with(ApprovalCase state, Annex annex) {
    return copy(state, state.steps(), state.bill(), state.payment(), state.certificate(), annex);
  }

  private static ApprovalCase certificate(
      ApprovalCase state, @Nullable IssuedCertificate certificate, Annex annex) {
    return copy(state, state.steps(), state.bill(), state.payment(), certificate, annex);
  }

  private static ApprovalCase closed(ApprovalCase s, Result result, Instant at) {
    Annex annex = s.annex().with(null);
    return copy(
        s, s.steps(), s.bill(), s.payment(), s.certificate(), annex, s.materials(), result, at);
  }

  private static ApprovalCase copy(
      ApprovalCase s,
      List<StepState> steps,
      @Nullable Bill bill,
      @Nullable String payment,
      @Nullable IssuedCertificate certificate,
      Annex annex) {
    return copy(
        s, steps, bill, payment, certificate, annex, s.materials(), s.result(), s.closedAt());
  }

  private static ApprovalCase copy(
      ApprovalCase s,
      List<StepState> steps,
      @Nullable Bill bill,
      @Nullable String payment,
      @Nullable IssuedCertificate certificate,
      Annex annex,
      List<CaseMaterial> materials,
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
        annex,
        materials);
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
        s.annex(),
        s.materials());
  }
}
