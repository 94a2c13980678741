package lianban.exchange.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lianban.exchange.approval.Matter.Kind;
import lianban.exchange.approval.Matter.RefusalRule;
import lianban.exchange.approval.StepState.Status;
import lianban.kernel.event.Bill;
import lianban.kernel.event.CaseStatus.Result;
import lianban.kernel.event.CertificateDraft;
import lianban.kernel.event.Reason;
import lianban.kernel.event.StepAnswered;
import lianban.kernel.event.StepAnswered.Outcome;
import org.junit.jupiter.api.Test;

/**
 * Random matters and random histories: answers that come late, twice, from the wrong department or
 * out of order, supplements and payments at any time. A failure names the seed that repeats it.
 */
class ApprovalSimulationTest {

  private static final int HISTORIES = 20_000;
  private static final int MOST_COMMANDS = 400;

  @Test
  void everyHistoryKeepsTheInvariantsAndEnds() {
    int issued = 0;
    int refused = 0;
    for (long seed = 1; seed <= HISTORIES; seed++) {
      Result result = play(seed);
      if (result == Result.ISSUED) {
        issued++;
      } else {
        refused++;
      }
    }
    assertThat(issued).as("histories that end well").isGreaterThan(HISTORIES / 20);
    assertThat(refused).as("histories that end badly").isGreaterThan(HISTORIES / 20);
  }

  private static Result play(long seed) {
    Random random = new Random(seed);
    Matter matter = matter(random);
    ApprovalCase state = Cases.filed(matter);
    for (int i = 0; i < MOST_COMMANDS && !state.isClosed(); i++) {
      state = step(seed, random, matter, state, i);
    }
    assertThat(state.isClosed()).as("seed %d ends", seed).isTrue();
    ApprovalCase closed = state;
    ApprovalCase after = step(seed, random, matter, closed, MOST_COMMANDS);
    assertThat(after).as("seed %d: nothing changes a closed case", seed).isEqualTo(closed);
    assertThat(closed.result()).as("seed %d", seed).isNotNull();
    return closed.result();
  }

  private static ApprovalCase step(
      long seed, Random random, Matter matter, ApprovalCase state, int number) {
    Instant now = Cases.T0.plusSeconds(number);
    ApprovalCommand command = command(random, matter, state, number);
    return switch (ApprovalPolicy.decide(state, matter, command, now)) {
      case Decision.Refused r -> state;
      case Decision.Repeated r -> state;
      case Decision.Accepted accepted -> {
        ApprovalCase folded = Evolution.fold(state, accepted.events(), now);
        var taken = new ApprovalCase.Taken(command.key(), command.digest());
        ApprovalCase next =
            Evolution.record(folded, folded.version() + 1, taken, List.of(), List.of(), 0);
        check("seed " + seed + " command " + number, matter, state, next);
        assertThat(ApprovalPolicy.decide(next, matter, command, now))
            .as("seed %d: the same command again", seed)
            .isEqualTo(new Decision.Repeated());
        yield next;
      }
    };
  }

  private static void check(String where, Matter matter, ApprovalCase before, ApprovalCase after) {
    assertThat(before.isClosed()).as(where + ": closed cases never change").isFalse();
    for (Matter.Step step : matter.steps()) {
      Status status = status(after, step.id());
      if (status != Status.WAITING && status != Status.SKIPPED) {
        assertThat(step.after())
            .as(where + ": no step before its predecessors")
            .allMatch(id -> status(after, id) == Status.APPROVED);
      }
      if (status(before, step.id()).isFinished()) {
        assertThat(status).as(where + ": a decision stands").isEqualTo(status(before, step.id()));
      }
    }
    checkOutcome(where, after);
  }

  private static void checkOutcome(String where, ApprovalCase after) {
    if (after.certificate() != null || after.result() == Result.ISSUED) {
      assertThat(after.allApproved() || !after.isClosed())
          .as(where + ": no result without every approval")
          .isTrue();
    }
    if (after.result() == Result.REFUSED) {
      assertThat(after.payment()).as(where + ": a refused case was never paid").isNull();
      assertThat(after.certificate()).as(where + ": nor issued").isNull();
    }
    if (!after.isClosed()) {
      assertThat(after.steps())
          .as(where + ": an open case waits for somebody")
          .anyMatch(s -> s.status().isWithDepartment() || s.status() == Status.SUPPLEMENT_NEEDED);
    } else {
      assertThat(after.steps()).as(where).allMatch(s -> s.status().isFinished());
    }
  }

  private static ApprovalCommand command(
      Random random, Matter matter, ApprovalCase state, int number) {
    int kind = random.nextInt(10);
    if (kind == 0) {
      return new ApprovalCommand.Supplement("s" + number, "d", "window", Map.of());
    }
    Bill bill = state.bill();
    if (kind <= 2 && bill != null) {
      BigDecimal amount = random.nextInt(4) == 0 ? BigDecimal.ONE : bill.total();
      return new ApprovalCommand.Pay("p" + number, "d", "window", bill.billId(), amount, "ref");
    }
    return answer(random, matter, state, number);
  }

  private static ApprovalCommand answer(
      Random random, Matter matter, ApprovalCase state, int number) {
    Matter.Step step = matter.steps().get(random.nextInt(matter.steps().size()));
    StepState current = state.step(step.id());
    int attempt = current == null ? 1 : Math.max(1, current.attempt() - (random.nextInt(8) / 7));
    String department = random.nextInt(12) == 0 ? "somebody" : step.department();
    int dice = random.nextInt(20);
    Outcome outcome =
        dice < 15
            ? Outcome.APPROVED
            : dice < 17
                ? Outcome.SUPPLEMENT_NEEDED
                : dice < 18 ? Outcome.CLOCK_STOPPED : Outcome.REFUSED;
    boolean issues = step.kind() == Kind.ISSUE && outcome == Outcome.APPROVED;
    var why = List.of(new Reason("CODE", "message"));
    return Cases.command(
        department,
        new StepAnswered(
            "a" + number,
            state.caseId(),
            step.id(),
            attempt,
            // A department that was paid for issues: refusing then is compensation, another matter.
            step.kind() == Kind.ISSUE && outcome == Outcome.REFUSED
                ? Outcome.CLOCK_STOPPED
                : outcome,
            why,
            why,
            List.of(),
            Map.of(),
            issues ? new CertificateDraft("real-estate-right", Cases.BUYER, Map.of(), null) : null,
            Cases.T0,
            Cases.T0.plusMillis(random.nextInt(100))));
  }

  /** Up to six approvals in a random graph, then the bill, then the certificate. */
  private static Matter matter(Random random) {
    List<Matter.Step> steps = new ArrayList<>();
    int approvals = 1 + random.nextInt(6);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < approvals; i++) {
      List<String> after = ids.stream().filter(id -> random.nextInt(3) == 0).toList();
      steps.add(new Matter.Step("s" + i, "d" + i, Kind.APPROVAL, after, List.of(), null));
      ids.add("s" + i);
    }
    steps.add(
        new Matter.Step(
            "pay", ApprovalCase.PLATFORM, Kind.PAYMENT, List.copyOf(ids), List.of(), null));
    steps.add(
        new Matter.Step(
            "issue", "registration", Kind.ISSUE, List.of("pay"), List.of(), Cases.RIGHT));
    RefusalRule rule =
        random.nextBoolean() ? RefusalRule.LET_ALL_FINISH : RefusalRule.STOP_THE_REST;
    return new Matter("m", 1, "m", rule, "{}", steps, List.of());
  }

  private static Status status(ApprovalCase state, String id) {
    StepState step = state.step(id);
    assertThat(step).isNotNull();
    return step.status();
  }
}
