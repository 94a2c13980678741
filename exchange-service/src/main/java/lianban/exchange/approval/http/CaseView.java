package lianban.exchange.approval.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import lianban.exchange.approval.Annex;
import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.IssuedCertificate;
import lianban.exchange.approval.Matter;
import lianban.exchange.approval.StepState;
import lianban.exchange.approval.Timeline;
import lianban.kernel.event.Bill;
import lianban.kernel.event.CaseStatus;
import lianban.kernel.event.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A case as it is shown: no identity number, no form.
 *
 * @param noticeDueBy while findings are gathered: when the applicant is told at the latest
 * @param compensations what was undone after it had an effect
 * @param status 2 accepted (已受理), 3 closed (已办结)
 */
record CaseView(
    String caseId,
    String receipt,
    @Nullable String reference,
    String matter,
    int matterVersion,
    String matterName,
    String filedBy,
    String channel,
    int status,
    CaseStatus.Phase phase,
    CaseStatus.@Nullable Result result,
    Instant filedAt,
    @Nullable Instant closedAt,
    List<StepView> steps,
    @Nullable Bill bill,
    @Nullable String payment,
    @Nullable String certificate,
    TimelineView timeline,
    List<ApprovalCase.HistoryEntry> history,
    @Nullable Instant noticeDueBy,
    List<Annex.Compensation> compensations,
    List<Annex.Correction> corrections) {

  /** A step with its outcome, and when it waited for the applicant or a special procedure. */
  record StepView(
      String step,
      String department,
      StepState.Status state,
      int attempt,
      @Nullable Instant requestedAt,
      @Nullable Instant finishedAt,
      long workMillis,
      List<Reason> reasons,
      List<Reason> missing,
      Map<String, Object> result,
      List<StepState.Stop> stops) {}

  /** What parallelism saved, in milliseconds. */
  record TimelineView(long elapsedMillis, long sequentialMillis, long workMillis) {}

  static CaseView of(ApprovalCase state, Matter matter, Instant now) {
    Timeline timeline = Timeline.of(state, matter, now);
    IssuedCertificate certificate = state.certificate();
    Annex.Notice notice = state.annex().notice();
    return new CaseView(
        state.caseId(),
        state.receipt(),
        state.reference(),
        state.matter(),
        state.matterVersion(),
        matter.name(),
        state.filedBy(),
        state.channel(),
        state.isClosed() ? 3 : 2,
        state.phase(),
        state.result(),
        state.filedAt(),
        state.closedAt(),
        state.steps().stream().map(CaseView::step).toList(),
        state.bill(),
        state.payment(),
        certificate == null ? null : certificate.identifier(),
        new TimelineView(
            timeline.elapsed().toMillis(),
            timeline.sequential().toMillis(),
            timeline.work().toMillis()),
        state.history(),
        notice == null ? null : notice.tellBy(),
        state.annex().compensations(),
        state.annex().corrections());
  }

  private static StepView step(StepState step) {
    return new StepView(
        step.id(),
        step.department(),
        step.status(),
        step.attempt(),
        step.requestedAt(),
        step.finishedAt(),
        step.workMillis(),
        step.reasons(),
        step.missing(),
        step.result(),
        step.stops());
  }
}
