package lianban.exchange.approval;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lianban.exchange.approval.ApprovalEvent.BillIssued;
import lianban.exchange.approval.ApprovalEvent.CaseClosed;
import lianban.exchange.approval.ApprovalEvent.CertificateWithdrawn;
import lianban.exchange.approval.ApprovalEvent.NoticeOpened;
import lianban.exchange.approval.ApprovalEvent.NoticeTold;
import lianban.exchange.approval.ApprovalEvent.PaymentReturnDue;
import lianban.exchange.approval.ApprovalEvent.StepNotNeeded;
import lianban.exchange.approval.ApprovalEvent.StepReleased;
import lianban.exchange.approval.ApprovalEvent.StepSkipped;
import lianban.exchange.approval.ApprovalEvent.StepStarted;
import lianban.exchange.approval.StepState.Status;
import lianban.kernel.event.Bill;
import lianban.kernel.event.BillItem;
import lianban.kernel.event.CaseStatus.Result;
import org.jspecify.annotations.Nullable;

/**
 * What follows by itself once something happened: steps that became ready or needless, the bill,
 * the notice to the applicant, the close with what it undoes.
 */
final class Progress {

  private final Matter matter;
  private final Instant now;
  private final List<ApprovalEvent> following = new ArrayList<>();
  private ApprovalCase state;

  private Progress(ApprovalCase state, Matter matter, Instant now) {
    this.state = state;
    this.matter = matter;
    this.now = now;
  }

  static List<ApprovalEvent> after(
      ApprovalCase before, Matter matter, List<ApprovalEvent> events, Instant now) {
    var progress = new Progress(Evolution.fold(before, events, now), matter, now);
    progress.follow(events);
    return progress.following;
  }

  /** What ends a case that its applicant withdraws. */
  static List<ApprovalEvent> ending(ApprovalCase state, Matter matter, Result result, Instant now) {
    var progress = new Progress(state, matter, now);
    progress.close(result);
    return progress.following;
  }

  private void follow(List<ApprovalEvent> events) {
    if (verdicts().isRefused()) {
      refused();
    } else {
      goOn();
    }
    if (!state.isClosed()) {
      notice(events.stream().anyMatch(ApprovalEvent.SupplementAsked.class::isInstance));
    }
  }

  private Verdicts verdicts() {
    return new Verdicts(state, matter);
  }

  private void happens(ApprovalEvent event) {
    following.add(event);
    state = Evolution.fold(state, List.of(event), now);
  }

  /** A step that is not needed may make others ready at once, and they others again. */
  private void goOn() {
    int before;
    do {
      before = following.size();
      release();
      for (Matter.Step step : matter.steps()) {
        if (verdicts().isReady(step)) {
          happens(verdicts().isNeeded(step) ? start(step) : new StepNotNeeded(step.id()));
        }
      }
    } while (following.size() > before);
    if (verdicts().isComplete()) {
      close(Result.ISSUED);
    }
  }

  /** Nobody waits for those whose word a quorum does not need any more. */
  private void release() {
    for (Matter.Quorum quorum : matter.quorums()) {
      if (verdicts().isMet(quorum)) {
        verdicts().members(quorum).stream()
            .filter(step -> !step.status().isFinished())
            .forEach(step -> happens(new StepReleased(step.id(), quorum.id())));
      }
    }
  }

  private ApprovalEvent start(Matter.Step step) {
    return step.kind() == Matter.Kind.PAYMENT
        ? new BillIssued(step.id(), bill(step))
        : new StepStarted(step.id(), Map.of());
  }

  /** One bill: what the departments charged, and the matter's own fees. */
  private Bill bill(Matter.Step payment) {
    List<BillItem> items =
        Stream.concat(
                state.steps().stream().flatMap(step -> step.items().stream()),
                matter.fees().stream()
                    .map(fee -> new BillItem(fee.code(), fee.name(), fee.amount())))
            .toList();
    BigDecimal total =
        items.stream().map(BillItem::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    StepState before = state.step(payment.id());
    int number = before == null ? 1 : before.attempt() + 1;
    return new Bill(state.caseId() + "-B" + number, items, total);
  }

  /** No money is asked for a case that is going to be refused. */
  private void refused() {
    state.steps().stream()
        .filter(step -> step.department().equals(ApprovalCase.PLATFORM))
        .filter(step -> step.status() == Status.REQUESTED)
        .forEach(step -> happens(new StepSkipped(step.id())));
    boolean othersOpen =
        state.has(Status.REQUESTED)
            || state.has(Status.CLOCK_STOPPED)
            || state.has(Status.SUPPLEMENT_NEEDED);
    if (!othersOpen || matter.onRefusal() == Matter.RefusalRule.STOP_THE_REST) {
      close(Result.REFUSED);
    }
  }

  private void close(Result result) {
    state.steps().stream()
        .filter(step -> !step.status().isFinished())
        .forEach(step -> happens(new StepSkipped(step.id())));
    if (result != Result.ISSUED) {
      undo();
    }
    happens(new CaseClosed(result));
  }

  /** What branches brought about before the case came to nothing. */
  private void undo() {
    for (IssuedCertificate certificate : state.annex().standing()) {
      happens(new CertificateWithdrawn(issuer(certificate), certificate.identifier()));
    }
    Bill bill = state.bill();
    String payment = state.payment();
    if (bill != null && payment != null) {
      String step =
          state.steps().stream()
              .filter(s -> s.department().equals(ApprovalCase.PLATFORM))
              .map(StepState::id)
              .findFirst()
              .orElse("");
      happens(new PaymentReturnDue(step, payment, bill.total()));
    }
  }

  private String issuer(IssuedCertificate certificate) {
    return matter.steps().stream()
        .filter(step -> isOf(certificate, step.certificate()))
        .map(Matter.Step::id)
        .findFirst()
        .orElse("");
  }

  private static boolean isOf(
      IssuedCertificate certificate, Matter.@Nullable CertificateType type) {
    return type != null && type.key().equals(certificate.type());
  }

  /** The applicant is told of everything at once: when nobody works any more, or time is up. */
  private void notice(boolean isFound) {
    Integer minutes = matter.noticeMinutes();
    if (isFound && minutes != null && state.annex().notice() == null) {
      happens(new NoticeOpened(now.plus(Duration.ofMinutes(minutes))));
    }
    List<String> untold =
        state.steps().stream()
            .filter(step -> step.status() == Status.SUPPLEMENT_NEEDED)
            .map(StepState::id)
            .filter(step -> !state.annex().told().contains(step))
            .toList();
    if (!untold.isEmpty() && (!state.isAtDepartments() || isTimeUp(state, now))) {
      happens(new NoticeTold(untold));
    }
  }

  static boolean isTimeUp(ApprovalCase state, Instant now) {
    Annex.Notice notice = state.annex().notice();
    Instant tellBy = notice == null ? null : notice.tellBy();
    return tellBy != null && !now.isBefore(tellBy);
  }
}
