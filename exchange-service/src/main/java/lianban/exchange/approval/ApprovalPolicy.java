package lianban.exchange.approval;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lianban.exchange.approval.ApprovalEvent.BillPaid;
import lianban.exchange.approval.ApprovalEvent.CertificateIssued;
import lianban.exchange.approval.ApprovalEvent.ClockStopped;
import lianban.exchange.approval.ApprovalEvent.StepApproved;
import lianban.exchange.approval.ApprovalEvent.StepRefused;
import lianban.exchange.approval.ApprovalEvent.StepStarted;
import lianban.exchange.approval.ApprovalEvent.SupplementAsked;
import lianban.exchange.approval.StepState.Status;
import lianban.kernel.code.CertificateIdentifier;
import lianban.kernel.event.Bill;
import lianban.kernel.event.CaseStatus.Result;
import lianban.kernel.event.CertificateDraft;
import lianban.kernel.event.StepAnswered;
import lianban.kernel.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * The rules of joint approval: what a command does to a case. Pure: the same case and command
 * always give the same decision. What follows from an event by itself (the next steps, the bill,
 * the close) is {@link Progress}.
 */
public final class ApprovalPolicy {

  private ApprovalPolicy() {}

  /** Decides a command against a case and the matter version that it is pinned to. */
  public static Decision decide(
      ApprovalCase state, Matter matter, ApprovalCommand command, Instant now) {
    for (ApprovalCase.Taken taken : state.commands()) {
      if (taken.key().equals(command.key())) {
        return taken.digest().equals(command.digest())
            ? new Decision.Repeated()
            : refuse(
                ProblemType.IDEMPOTENCY_KEY_REUSED,
                "The case took something else under this key before.");
      }
    }
    return switch (command) {
      case ApprovalCommand.Answer answer -> answer(state, matter, answer, now);
      case ApprovalCommand.Supplement supplement -> supplement(state, matter, supplement, now);
      case ApprovalCommand.Pay pay -> pay(state, matter, pay, now);
      case ApprovalCommand.TellNotice tell -> tell(state, matter, now);
      case ApprovalCommand.Withdraw withdraw -> withdraw(state, matter, withdraw, now);
      case ApprovalCommand.ReportMistake report -> CorrectionRules.report(state, matter, report);
      case ApprovalCommand.ConfirmMistake confirm ->
          CorrectionRules.confirm(state, matter, confirm, now);
      case ApprovalCommand.HandIn handIn -> handIn(state, handIn);
    };
  }

  private static Decision answer(
      ApprovalCase state, Matter matter, ApprovalCommand.Answer command, Instant now) {
    StepAnswered answer = command.answer();
    Matter.Step step = matter.step(answer.stepId());
    StepState current = state.step(answer.stepId());
    if (step == null || current == null) {
      return refuse(ProblemType.NOT_FOUND, "The case has no step " + answer.stepId() + ".");
    }
    if (!step.department().equals(command.actor()) || step.kind() == Matter.Kind.PAYMENT) {
      return refuse(
          ProblemType.NOT_YOUR_STEP,
          "Step " + step.id() + " belongs to " + step.department() + ".");
    }
    if (state.isClosed()) {
      return refuse(ProblemType.CASE_CLOSED, "The case was closed before this answer came.");
    }
    Decision untimely = untimely(current, answer);
    if (untimely != null) {
      return untimely;
    }
    String fault = AnswerRules.fault(step, answer);
    return fault != null
        ? refuse(ProblemType.INVALID_ANSWER, fault)
        : accept(state, matter, outcome(state, step, command, now), now);
  }

  private static @Nullable Decision untimely(StepState current, StepAnswered answer) {
    if (current.status().isFinished() || answer.attempt() < current.attempt()) {
      return refuse(
          ProblemType.STEP_ALREADY_ANSWERED,
          "Step " + current.id() + " was answered before and stands at " + current.status() + ".");
    }
    if (!current.status().isWithDepartment() || answer.attempt() > current.attempt()) {
      return refuse(
          ProblemType.STEP_NOT_OPEN,
          "Step " + current.id() + " is not with the department but " + current.status() + ".");
    }
    return null;
  }

  private static List<ApprovalEvent> outcome(
      ApprovalCase state, Matter.Step step, ApprovalCommand.Answer command, Instant now) {
    StepAnswered answer = command.answer();
    long work =
        Math.max(0, Duration.between(answer.workStartedAt(), answer.workFinishedAt()).toMillis());
    return switch (answer.outcome()) {
      case APPROVED -> {
        var approved = new StepApproved(step.id(), work, answer.items(), answer.result());
        CertificateDraft draft = answer.certificate();
        String holder = command.holder();
        yield draft == null || holder == null
            ? List.of(approved)
            : List.of(approved, issued(state, step, draft, holder, now));
      }
      case REFUSED -> List.of(new StepRefused(step.id(), work, answer.reasons()));
      case SUPPLEMENT_NEEDED -> List.of(new SupplementAsked(step.id(), work, answer.missing()));
      case CLOCK_STOPPED -> List.of(new ClockStopped(step.id(), work, answer.reasons()));
    };
  }

  /**
   * The receipt number is unique, so it serves as the serial number; a further certificate of the
   * same type has one that is longer by its count.
   */
  private static ApprovalEvent issued(
      ApprovalCase state, Matter.Step step, CertificateDraft draft, String holder, Instant now) {
    Matter.CertificateType type = step.certificate();
    if (type == null) {
      throw new IllegalStateException("a draft passed the rules on step " + step.id());
    }
    long before =
        state.annex().issued().stream().filter(c -> c.type().equals(draft.type())).count();
    String serial = before == 0 ? state.receipt() : state.receipt() + (before + 1);
    var identifier = new CertificateIdentifier(type.typeCode(), type.issuerCode(), serial, "001");
    return new CertificateIssued(
        step.id(),
        new IssuedCertificate(
            identifier.toString(),
            draft.type(),
            step.department(),
            holder,
            masked(draft.holder().name()),
            now,
            draft.content(),
            draft.supersedes()));
  }

  private static String masked(String name) {
    return name.isEmpty() ? name : name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
  }

  /** It goes to those who asked: to those whom the applicant was told of, if any was told. */
  private static Decision supplement(
      ApprovalCase state, Matter matter, ApprovalCommand.Supplement command, Instant now) {
    if (state.isClosed()) {
      return refuse(ProblemType.CASE_CLOSED, "The case was closed before this supplement came.");
    }
    List<StepState> asking =
        state.steps().stream().filter(step -> step.status() == Status.SUPPLEMENT_NEEDED).toList();
    List<StepState> told = asking.stream().filter(state::isTold).toList();
    List<ApprovalEvent> events =
        (told.isEmpty() ? asking : told)
            .stream()
                .<ApprovalEvent>map(step -> new StepStarted(step.id(), command.data()))
                .toList();
    return events.isEmpty()
        ? refuse(ProblemType.NOTHING_TO_SUPPLEMENT, "No department asked for a supplement.")
        : accept(state, matter, events, now);
  }

  private static Decision handIn(ApprovalCase state, ApprovalCommand.HandIn command) {
    return state.isClosed()
        ? refuse(ProblemType.CASE_CLOSED, "The case was closed before these materials came.")
        : new Decision.Accepted(List.of(new ApprovalEvent.MaterialsHandedIn(command.materials())));
  }

  private static Decision tell(ApprovalCase state, Matter matter, Instant now) {
    if (state.isClosed()) {
      return refuse(ProblemType.CASE_CLOSED, "The case was closed before the applicant was told.");
    }
    return Progress.isTimeUp(state, now)
        ? accept(state, matter, List.of(), now)
        : refuse(ProblemType.CONFLICT, "No notice is due yet.");
  }

  private static Decision withdraw(
      ApprovalCase state, Matter matter, ApprovalCommand.Withdraw command, Instant now) {
    if (state.isClosed()) {
      return refuse(ProblemType.CASE_CLOSED, "A closed case cannot be withdrawn.");
    }
    List<ApprovalEvent> events = new ArrayList<>();
    events.add(new ApprovalEvent.CaseWithdrawn(command.reason()));
    events.addAll(Progress.ending(state, matter, Result.WITHDRAWN, now));
    return new Decision.Accepted(events);
  }

  private static Decision pay(
      ApprovalCase state, Matter matter, ApprovalCommand.Pay command, Instant now) {
    Decision unpayable = unpayable(state, command.billId(), command.amount());
    if (unpayable != null) {
      return unpayable;
    }
    List<ApprovalEvent> events =
        matter.steps().stream()
            .filter(step -> step.kind() == Matter.Kind.PAYMENT)
            .filter(step -> isRequested(state, step))
            .<ApprovalEvent>map(step -> new BillPaid(step.id(), command.payment()))
            .toList();
    return accept(state, matter, events, now);
  }

  /** Why a payment cannot be taken, null if it can: asked before any money moves. */
  static Decision.@Nullable Refused unpayable(
      ApprovalCase state, String billId, BigDecimal amount) {
    Bill bill = state.bill();
    if (state.isClosed()) {
      return refuse(ProblemType.CASE_CLOSED, "The case was closed before this payment came.");
    }
    if (bill == null || state.payment() != null || !isDue(state)) {
      return refuse(ProblemType.NO_BILL_DUE, "The case has no unpaid bill.");
    }
    if (!bill.billId().equals(billId) || bill.total().compareTo(amount) != 0) {
      return refuse(
          ProblemType.BILL_MISMATCH,
          "The bill due is " + bill.billId() + " over " + bill.total().toPlainString() + ".");
    }
    return null;
  }

  /** The bill of a case that is going to be refused is void. */
  private static boolean isDue(ApprovalCase state) {
    return state.steps().stream()
        .anyMatch(
            step ->
                step.department().equals(ApprovalCase.PLATFORM)
                    && step.status() == Status.REQUESTED);
  }

  private static boolean isRequested(ApprovalCase state, Matter.Step step) {
    StepState current = state.step(step.id());
    return current != null && current.status() == Status.REQUESTED;
  }

  /** The events and all that follows from them by itself. */
  static Decision accept(
      ApprovalCase state, Matter matter, List<ApprovalEvent> events, Instant now) {
    List<ApprovalEvent> all = new ArrayList<>(events);
    all.addAll(Progress.after(state, matter, events, now));
    return new Decision.Accepted(all);
  }

  /**
   * The events of a new case: the filing, and every step that waits for none.
   *
   * @param blank the case before anything happened to it
   */
  public static List<ApprovalEvent> opening(ApprovalCase blank, Matter matter) {
    List<ApprovalEvent> events = new ArrayList<>();
    events.add(new ApprovalEvent.CaseFiled());
    events.addAll(Progress.after(blank, matter, List.copyOf(events), blank.filedAt()));
    return events;
  }

  static Decision.Refused refuse(ProblemType problem, String detail) {
    return new Decision.Refused(problem, detail);
  }
}
