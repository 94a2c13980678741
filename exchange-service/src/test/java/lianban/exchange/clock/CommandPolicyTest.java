package lianban.exchange.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.Cases;
import lianban.exchange.clock.ClockCommand.ApproveExtension;
import lianban.exchange.clock.ClockCommand.AskExtension;
import lianban.exchange.clock.ClockCommand.Asker;
import lianban.exchange.clock.ClockCommand.BeginProcedure;
import lianban.exchange.clock.ClockCommand.EndProcedure;
import lianban.exchange.clock.ClockCommand.Urge;
import lianban.kernel.problem.ProblemType;
import org.junit.jupiter.api.Test;

class CommandPolicyTest {

  private static final ApprovalCase STATE = Cases.filed();
  private static final MatterLimits LIMITS = Limits.promising(3);

  private CaseClock clock = CaseClock.of(STATE.caseId());
  private Instant now = Cases.T0;

  private static Asker zhang(String key) {
    return new Asker("zhang", "tax", key, "said");
  }

  private static Asker li(String key) {
    return new Asker("li", "tax", key, "said");
  }

  private ClockDecision decide(ClockCommand command) {
    List<Fact> facts = new ArrayList<>(clock.facts());
    facts.add(new Fact.Received(Cases.T0));
    facts.add(new Fact.StepRequested(Cases.T0, "tax"));
    return CommandPolicy.decide(
        STATE,
        clock,
        LIMITS,
        ClockPolicy.read(facts, LIMITS, Limits.CALENDARS, now),
        Limits.CALENDAR,
        command,
        now);
  }

  private void accept(ClockCommand command) {
    assertThat(decide(command)).isInstanceOf(ClockDecision.Changed.class);
    clock = ((ClockDecision.Changed) decide(command)).clock();
  }

  private void assertRefused(ClockCommand command, ProblemType problem) {
    assertThat(decide(command))
        .isInstanceOfSatisfying(
            ClockDecision.Refused.class,
            refused -> assertThat(refused.problem()).isEqualTo(problem));
  }

  private static BeginProcedure hearing(Asker asker, String step) {
    return new BeginProcedure(asker, step, SpecialProcedure.HEARING, "听1", 10);
  }

  @Test
  void aProcedureBeginsAndEndsOnce() {
    accept(hearing(zhang("k1"), "tax"));
    assertRefused(hearing(zhang("k2"), "tax"), ProblemType.CONFLICT);
    accept(new BeginProcedure(zhang("k3"), "tax", SpecialProcedure.TEST, "检1", 3));
    now = now.plus(Duration.ofDays(1));
    accept(new EndProcedure(li("k4"), "tax", "p1"));
    assertRefused(new EndProcedure(li("k5"), "tax", "p1"), ProblemType.CONFLICT);
    assertRefused(new EndProcedure(li("k6"), "tax", "p9"), ProblemType.NOT_FOUND);
    assertRefused(new EndProcedure(li("k6"), "tax", "answer-3"), ProblemType.NOT_FOUND);
    accept(hearing(zhang("k7"), "tax"));

    assertThat(clock.facts()).hasSize(4);
    assertThat(clock.procedures()).extracting(Procedure::id).contains("p1", "p2", "p3");
  }

  @Test
  void whatIsRepeatedHasNoSecondEffect() {
    accept(hearing(zhang("k1"), "tax"));

    assertThat(decide(hearing(zhang("k1"), "tax"))).isInstanceOf(ClockDecision.Repeated.class);
    assertRefused(
        hearing(new Asker("zhang", "tax", "k1", "other"), "tax"),
        ProblemType.IDEMPOTENCY_KEY_REUSED);
  }

  @Test
  void onlyTheDepartmentThatHasTheStepStopsItsClock() {
    assertRefused(hearing(zhang("k"), "contract"), ProblemType.NOT_YOUR_STEP);
    assertRefused(hearing(zhang("k"), "none"), ProblemType.NOT_FOUND);
    assertRefused(
        hearing(new Asker("r", "registration", "k", "d"), "issue"), ProblemType.STEP_NOT_OPEN);
    assertRefused(hearing(new Asker("admin", null, "k", "d"), "tax"), ProblemType.NOT_YOUR_STEP);
  }

  @Test
  void anExtensionWantsTwoPersonsAndIsGrantedOnce() {
    assertRefused(
        new AskExtension(zhang("k0"), "tax", 16, "many parties"), ProblemType.INVALID_REQUEST);
    accept(new AskExtension(zhang("k1"), "tax", 15, "many parties"));
    assertThat(clock.facts()).as("nobody approved it").isEmpty();
    assertRefused(new AskExtension(li("k2"), "tax", 1, "again"), ProblemType.CONFLICT);
    assertRefused(new ApproveExtension(zhang("k3"), "tax", "e1"), ProblemType.ACCESS_DENIED);
    assertRefused(new ApproveExtension(li("k3"), "tax", "e2"), ProblemType.NOT_FOUND);

    accept(new ApproveExtension(li("k4"), "tax", "e1"));

    assertThat(clock.facts()).containsExactly(new Fact.Extended(now, 15));
    assertRefused(new ApproveExtension(li("k5"), "tax", "e1"), ProblemType.CONFLICT);
  }

  @Test
  void aLimitThatIsOverIsNotExtended() {
    accept(new AskExtension(zhang("k1"), "tax", 15, "many parties"));
    now = now.plus(Duration.ofDays(90));

    assertRefused(new ApproveExtension(li("k4"), "tax", "e1"), ProblemType.CONFLICT);
    clock = CaseClock.of(STATE.caseId());
    assertRefused(new AskExtension(zhang("k1"), "tax", 15, "late"), ProblemType.CONFLICT);
  }

  @Test
  void aStepIsUrgedOnceAWorkingDay() {
    var window = new Asker("window", null, "u1", "d");
    accept(new Urge(window, "tax", "快"));
    assertRefused(new Urge(zhang("u2"), "tax", "too"), ProblemType.CONFLICT);
    accept(new Urge(zhang("u2"), "contract", "another step"));
    now = Instant.parse("2026-11-25T02:00:00Z");
    accept(new Urge(zhang("u3"), "tax", "on a day off"));
    now = Instant.parse("2026-11-26T02:00:00Z");
    assertRefused(new Urge(zhang("u4"), "tax", "it counted for this day"), ProblemType.CONFLICT);

    assertThat(clock.supervision()).hasSize(3);
    assertThat(clock.supervision().getFirst().text().zh()).isEqualTo("催办：快");
    assertThat(clock.supervision().getFirst().concerned()).containsExactly("tax");
    assertRefused(new Urge(zhang("u5"), "issue", "waits"), ProblemType.STEP_NOT_OPEN);
  }
}
