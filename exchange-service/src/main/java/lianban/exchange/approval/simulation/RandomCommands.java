package lianban.exchange.approval.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.ApprovalCommand;
import lianban.exchange.approval.Matter;
import lianban.exchange.approval.StepState;
import lianban.kernel.event.Bill;
import lianban.kernel.event.BillItem;
import lianban.kernel.event.CertificateDraft;
import lianban.kernel.event.Party;
import lianban.kernel.event.Reason;
import lianban.kernel.event.StepAnswered;
import lianban.kernel.event.StepAnswered.Outcome;

/** What departments, applicants, officers and timers might say next, rightly or not. */
final class RandomCommands {

  private static final Party BUYER = new Party("111", "11010519491231002X", "王小明");
  private static final List<Reason> WHY = List.of(new Reason("CODE", "message"));

  private final Random random;
  private final Matter matter;

  RandomCommands(Random random, Matter matter) {
    this.random = random;
    this.matter = matter;
  }

  /**
   * The next command.
   *
   * @param number makes its key
   */
  ApprovalCommand next(ApprovalCase state, int number, Instant now) {
    int dice = random.nextInt(100);
    Bill bill = state.bill();
    if (dice < 12) {
      return new ApprovalCommand.Supplement("s" + number, "d", "window", Map.of());
    }
    if (dice < 24 && bill != null) {
      BigDecimal amount = random.nextInt(4) == 0 ? BigDecimal.ONE : bill.total();
      return new ApprovalCommand.Pay("p" + number, "d", "window", bill.billId(), amount, "ref");
    }
    if (dice < 28) {
      return new ApprovalCommand.TellNotice("n" + number, "d", ApprovalCase.PLATFORM);
    }
    if (dice < 32) {
      Matter.Step step = step();
      return new ApprovalCommand.ReportMistake(
          "m" + number, "d", step.department(), officer(), step.id(), "why");
    }
    if (dice < 36) {
      String correction = "C" + (1 + random.nextInt(3));
      return new ApprovalCommand.ConfirmMistake(
          "c" + number, "d", step().department(), officer(), correction);
    }
    if (dice == 36 && random.nextInt(5) == 0) {
      return new ApprovalCommand.Withdraw("w" + number, "d", "window", "why");
    }
    return answer(state, number, now);
  }

  /** What brings an open case on: whoever is waited for does what is asked. */
  ApprovalCommand towardsTheEnd(ApprovalCase state, int number, Instant now) {
    for (StepState step : state.steps()) {
      Bill bill = state.bill();
      boolean isPayment = step.department().equals(ApprovalCase.PLATFORM);
      if (step.status().isWithDepartment() && isPayment && bill != null) {
        return new ApprovalCommand.Pay(
            "p" + number, "d", "window", bill.billId(), bill.total(), "ref");
      }
      Matter.Step rule = matter.step(step.id());
      if (step.status().isWithDepartment() && rule != null) {
        return answer(
            state, rule, step.attempt(), Outcome.APPROVED, rule.department(), number, now);
      }
    }
    return new ApprovalCommand.Supplement("s" + number, "d", "window", Map.of());
  }

  private String officer() {
    return "o" + random.nextInt(2);
  }

  private Matter.Step step() {
    return matter.steps().get(random.nextInt(matter.steps().size()));
  }

  private ApprovalCommand answer(ApprovalCase state, int number, Instant now) {
    Matter.Step step = step();
    StepState current = state.step(step.id());
    int asked = current == null ? 1 : Math.max(1, current.attempt());
    int attempt = Math.max(1, asked - random.nextInt(8) / 7 + random.nextInt(30) / 29);
    String department = random.nextInt(15) == 0 ? "somebody" : step.department();
    return answer(state, step, attempt, outcome(), department, number, now);
  }

  private ApprovalCommand answer(
      ApprovalCase state,
      Matter.Step step,
      int attempt,
      Outcome outcome,
      String department,
      int number,
      Instant now) {
    boolean isDrafted = step.kind() == Matter.Kind.ISSUE && outcome == Outcome.APPROVED;
    var answer =
        new StepAnswered(
            "a" + number,
            state.caseId(),
            step.id(),
            attempt,
            outcome,
            WHY,
            WHY,
            List.of(new BillItem("item", "item", BigDecimal.TEN)),
            Map.of("found", number),
            isDrafted ? new CertificateDraft("real-estate-right", BUYER, Map.of(), null) : null,
            now,
            now.plusMillis(random.nextInt(100)));
    return new ApprovalCommand.Answer(
        department, "d" + number, answer, isDrafted ? "holder" : null);
  }

  private Outcome outcome() {
    int dice = random.nextInt(20);
    if (dice < 14) {
      return Outcome.APPROVED;
    }
    return dice < 17
        ? Outcome.SUPPLEMENT_NEEDED
        : dice < 18 ? Outcome.CLOCK_STOPPED : Outcome.REFUSED;
  }
}
