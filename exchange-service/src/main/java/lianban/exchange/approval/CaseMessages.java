package lianban.exchange.approval;

import static lianban.kernel.event.EventTypes.CASE_STATUS;
import static lianban.kernel.event.EventTypes.CERTIFICATE_ISSUED;
import static lianban.kernel.event.EventTypes.stepRequested;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import lianban.kernel.event.CaseStatus;
import lianban.kernel.event.CaseStatus.StepReason;
import lianban.kernel.event.CertificateIssued;
import lianban.kernel.event.Reason;
import lianban.kernel.event.StepRequested;
import org.jspecify.annotations.Nullable;

/** Which messages leave the exchange when a case changes. Pure. */
final class CaseMessages {

  private CaseMessages() {}

  /** A message before it is numbered and written as JSON. */
  record Message(String type, @Nullable String step, @Nullable String department, Object payload) {}

  /**
   * The messages of a change, in the order in which they leave.
   *
   * @param before null for a new case
   */
  static List<Message> of(
      @Nullable ApprovalCase before,
      ApprovalCase after,
      Matter matter,
      List<ApprovalEvent> events,
      Instant at) {
    List<Message> messages = new ArrayList<>();
    for (ApprovalEvent event : events) {
      switch (event) {
        case ApprovalEvent.StepStarted e -> messages.add(request(after, matter, e, at));
        case ApprovalEvent.CertificateIssued e -> messages.add(certificate(after, e));
        default -> {}
      }
    }
    boolean isTold = events.stream().anyMatch(ApprovalEvent.NoticeTold.class::isInstance);
    if (before == null || before.phase() != after.phase() || isTold) {
      messages.add(new Message(CASE_STATUS, null, null, status(after, matter, at)));
    }
    return messages;
  }

  private static Message request(
      ApprovalCase state, Matter matter, ApprovalEvent.StepStarted started, Instant at) {
    Matter.Step step = required(matter.step(started.stepId()));
    Map<String, Object> granted = new HashMap<>(state.form());
    granted.keySet().retainAll(step.fields());
    var payload =
        new StepRequested(
            state.caseId(),
            step.id(),
            step.department(),
            state.matter(),
            state.matterVersion(),
            required(state.step(step.id())).attempt(),
            at,
            granted,
            started.supplement());
    return new Message(stepRequested(step.department()), step.id(), step.department(), payload);
  }

  private static Message certificate(ApprovalCase state, ApprovalEvent.CertificateIssued issued) {
    IssuedCertificate certificate = issued.certificate();
    var payload =
        new CertificateIssued(
            certificate.identifier(),
            certificate.type(),
            state.caseId(),
            certificate.issuer(),
            certificate.holder(),
            certificate.issuedAt(),
            certificate.content(),
            certificate.supersedes());
    return new Message(CERTIFICATE_ISSUED, issued.stepId(), certificate.issuer(), payload);
  }

  /** The status of a case as its filer and its followers see it. */
  static CaseStatus status(ApprovalCase state, Matter matter, Instant at) {
    Timeline timeline = Timeline.of(state, matter, at);
    IssuedCertificate certificate = state.certificate();
    return new CaseStatus(
        state.caseId(),
        state.receipt(),
        state.reference(),
        state.filedBy(),
        state.holder(),
        state.matter(),
        state.matterVersion(),
        state.phase(),
        state.result(),
        at,
        reasons(state, StepState::reasons),
        reasons(state, step -> state.isTold(step) ? step.missing() : List.of()),
        state.bill(),
        certificate == null ? null : certificate.identifier(),
        state.steps().stream().map(CaseMessages::time).toList(),
        timeline.elapsed().toMillis(),
        timeline.sequential().toMillis(),
        timeline.work().toMillis());
  }

  private static List<StepReason> reasons(
      ApprovalCase state, Function<StepState, List<Reason>> which) {
    return state.steps().stream()
        .flatMap(
            step ->
                which.apply(step).stream()
                    .map(r -> new StepReason(step.id(), step.department(), r.code(), r.message())))
        .toList();
  }

  private static CaseStatus.StepTime time(StepState step) {
    return new CaseStatus.StepTime(
        step.id(),
        step.department(),
        step.status().name(),
        step.requestedAt(),
        step.finishedAt(),
        step.workMillis(),
        step.supplemented());
  }

  private static <T> T required(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("the case has a step that its matter lacks");
    }
    return value;
  }
}
