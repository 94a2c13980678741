package lianban.exchange.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import lianban.exchange.clock.Fact.Accepted;
import lianban.exchange.clock.Fact.Decided;
import lianban.exchange.clock.Fact.Delivered;
import lianban.exchange.clock.Fact.Extended;
import lianban.exchange.clock.Fact.PaymentArrived;
import lianban.exchange.clock.Fact.PaymentAsked;
import lianban.exchange.clock.Fact.ProcedureBegun;
import lianban.exchange.clock.Fact.ProcedureEnded;
import lianban.exchange.clock.Fact.Received;
import lianban.exchange.clock.Fact.StepDecided;
import lianban.exchange.clock.Fact.StepRequested;
import lianban.exchange.clock.Fact.SupplementArrived;
import lianban.exchange.clock.Fact.SupplementAsked;
import lianban.exchange.clock.Reading.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Monday 23 November 2026 to be received on; Wednesday is off, Saturday is worked for it. */
class ClockPolicyTest {

  private static final MatterLimits LIMITS = Limits.promising(3);

  private final List<Fact> facts =
      new ArrayList<>(List.of(new Received(at("23T10")), new StepRequested(at("23T10"), "tax")));

  /** A moment of November 2026 in Shanghai, by day and hour. */
  private static Instant at(String dayAndHour) {
    return Instant.parse("2026-11-" + dayAndHour + ":00:00+08:00");
  }

  private Reading read(Limit limit, @Nullable String step, Instant now) {
    return ClockPolicy.read(facts, LIMITS, Limits.CALENDARS, now).stream()
        .filter(reading -> reading.limit() == limit)
        .filter(reading -> step == null ? reading.step() == null : step.equals(reading.step()))
        .findFirst()
        .orElseThrow();
  }

  private static DayCount.Kind kindOf(Reading reading, String day) {
    return reading.days().stream()
        .filter(one -> one.date().equals(LocalDate.parse("2026-11-" + day)))
        .findFirst()
        .orElseThrow()
        .kind();
  }

  @Test
  void countsWorkingDaysFromTheDayAfterReceipt() {
    Reading promise = read(Limit.CASE_PROMISE, null, at("26T09"));

    assertThat(promise.dueOn()).isEqualTo("2026-11-27");
    assertThat(promise.dueAt()).isEqualTo(at("28T00"));
    assertThat(promise.usedDays()).isEqualTo(2);
    assertThat(promise.remainingDays()).isEqualTo(1);
    assertThat(promise.state()).isEqualTo(State.RUNNING);
    assertThat(promise.days())
        .extracting(DayCount::kind)
        .containsExactly(
            DayCount.Kind.START,
            DayCount.Kind.WORKING,
            DayCount.Kind.HOLIDAY,
            DayCount.Kind.WORKING,
            DayCount.Kind.WORKING);
  }

  @Test
  void saysOfEachDayWhyAndByWhichArticle() {
    Reading statute = read(Limit.CASE_STATUTE, null, at("28T09"));

    assertThat(statute.basis()).isEqualTo(Basis.LICENSING_42_2);
    DayCount holiday = statute.days().get(2);
    assertThat(holiday.why().zh()).contains("放假（假日）");
    assertThat(holiday.why().en()).contains("not counted");
    assertThat(holiday.basis()).isEqualTo(Basis.HOLIDAY_NOTICE);
    assertThat(kindOf(statute, "28")).isEqualTo(DayCount.Kind.WORKED_WEEKEND);
    assertThat(kindOf(statute, "29")).isEqualTo(DayCount.Kind.WEEKEND);
    assertThat(statute.isNoticed()).as("it runs into a year without a notice").isFalse();
    assertThat(read(Limit.CASE_PROMISE, null, at("28T09")).isNoticed()).isTrue();
  }

  @Test
  void isInTimeUntilTheLastDayIsOver() {
    facts.add(new Decided(at("28T00").minusMillis(1)));
    assertThat(read(Limit.CASE_PROMISE, null, at("30T09")).state()).isEqualTo(State.MET);
    facts.set(2, new Decided(at("28T00")));

    Reading late = read(Limit.CASE_PROMISE, null, at("30T09"));

    assertThat(late.state()).isEqualTo(State.MISSED);
    assertThat(late.overdueDays()).isEqualTo(1);
    assertThat(late.remainingDays()).isZero();
    assertThat(kindOf(late, "28")).isEqualTo(DayCount.Kind.OVERDUE);
  }

  @Test
  void silenceIsAcceptanceFromTheDayOfReceipt() {
    Reading notice = read(Limit.NOTICE, "tax", at("30T23"));
    assertThat(notice.dueOn()).isEqualTo("2026-11-30");
    assertThat(notice.state()).isEqualTo(State.RUNNING);
    Instant after = Instant.parse("2026-11-30T16:00:00Z");

    assertThat(read(Limit.NOTICE, "tax", after).state()).isEqualTo(State.MISSED);

    assertThat(read(Limit.CASE_STATUTE, null, after).startedAt()).isEqualTo(at("23T10"));
    facts.add(new Accepted(after));
    assertThat(read(Limit.CASE_STATUTE, null, after).startedAt())
        .as("acceptance that comes too late moves nothing")
        .isEqualTo(at("23T10"));
  }

  @Test
  void acceptanceInTimeBeginsTheLimit() {
    facts.add(new Accepted(at("26T10")));

    Reading promise = read(Limit.CASE_PROMISE, null, at("27T09"));

    assertThat(promise.startedAt()).isEqualTo(at("26T10"));
    assertThat(promise.usedDays()).isEqualTo(1);
    assertThat(kindOf(promise, "24")).isEqualTo(DayCount.Kind.NOT_ACCEPTED);
    assertThat(read(Limit.NOTICE, null, at("27T09")).state()).isEqualTo(State.MET);
  }

  @Test
  void whatWasAskedForInTimePutsAcceptanceOffUntilItArrives() {
    facts.add(new SupplementAsked(at("24T10"), "tax"));
    Reading waiting = read(Limit.CASE_PROMISE, null, at("27T09"));
    assertThat(waiting.state()).isEqualTo(State.STOPPED);
    assertThat(waiting.startedAt()).isNull();
    assertThat(waiting.usedDays()).isZero();
    assertThat(waiting.pause()).extracting(Pause::from).isEqualTo(at("24T10"));
    facts.add(new SupplementArrived(at("27T10"), "tax"));

    Reading promise = read(Limit.CASE_PROMISE, null, at("28T09"));

    assertThat(promise.startedAt()).isEqualTo(at("27T10"));
    assertThat(promise.usedDays()).isEqualTo(1);
    assertThat(read(Limit.NOTICE, "tax", at("28T09")).state()).isEqualTo(State.MET);
  }

  @Test
  void whatIsAskedForLaterStopsTheClockAlone() {
    facts.add(new Accepted(at("23T10")));
    facts.add(new SupplementAsked(at("24T10"), "tax"));
    facts.add(new SupplementArrived(at("27T10"), "tax"));

    Reading promise = read(Limit.CASE_PROMISE, null, at("28T09"));

    assertThat(promise.usedDays()).as("Tuesday and Saturday").isEqualTo(2);
    assertThat(kindOf(promise, "26")).isEqualTo(DayCount.Kind.SUPPLEMENT);
    assertThat(kindOf(promise, "27")).isEqualTo(DayCount.Kind.SUPPLEMENT);
  }

  @Test
  void aSpecialProcedureStopsItsStepAndTheCaseAndNoOtherStep() {
    facts.add(new StepRequested(at("23T10"), "contract"));
    facts.add(new ProcedureBegun(at("24T10"), "tax", "p1", SpecialProcedure.HEARING, "听〔2026〕1号"));

    Reading tax = read(Limit.STEP_PROMISE, "tax", at("28T09"));

    assertThat(tax.state()).isEqualTo(State.STOPPED);
    assertThat(tax.usedDays()).isEqualTo(1);
    assertThat(tax.days().get(3).why().zh()).isEqualTo("听证（听〔2026〕1号），不计入");
    assertThat(tax.days().get(3).basis()).isEqualTo(Basis.LICENSING_45);
    assertThat(read(Limit.CASE_STATUTE, null, at("28T09")).state()).isEqualTo(State.STOPPED);
    assertThat(read(Limit.STEP_PROMISE, "contract", at("28T09")).state()).isEqualTo(State.MISSED);
    facts.add(new ProcedureEnded(at("27T10"), "p1"));
    assertThat(read(Limit.STEP_PROMISE, "tax", at("28T09")).usedDays()).isEqualTo(2);
  }

  @Test
  void aDecidedStepWaitsForNothing() {
    facts.add(new ProcedureBegun(at("24T10"), "tax", "p1", SpecialProcedure.TEST, "n"));
    facts.add(new StepDecided(at("26T10"), "tax"));

    assertThat(read(Limit.STEP_PROMISE, "tax", at("27T09")).state()).isEqualTo(State.MET);
    assertThat(read(Limit.CASE_STATUTE, null, at("27T09")).state()).isEqualTo(State.RUNNING);
  }

  @Test
  void anExtensionLengthensTheStatuteAndNoPromise() {
    LocalDate before = read(Limit.CASE_STATUTE, null, at("24T09")).dueOn();
    LocalDate promised = read(Limit.CASE_PROMISE, null, at("24T09")).dueOn();
    facts.add(new Extended(at("24T08"), 40));

    Reading statute = read(Limit.CASE_STATUTE, null, at("24T09"));

    assertThat(statute.allowedDays()).as("the law allows 15 more").isEqualTo(60);
    assertThat(statute.dueOn()).isAfter(before);
    assertThat(statute.days().getLast().kind()).isEqualTo(DayCount.Kind.EXTENSION);
    assertThat(read(Limit.CASE_PROMISE, null, at("24T09")).dueOn()).isEqualTo(promised);
  }

  @Test
  void deliveryRunsFromTheDecisionAndWaitsForThePayment() {
    facts.add(new Decided(at("24T10")));
    facts.add(new PaymentAsked(at("24T10")));
    Reading due = read(Limit.DELIVERY, null, at("27T09"));
    assertThat(due.state()).isEqualTo(State.STOPPED);
    assertThat(due.allowedDays()).isEqualTo(10);
    facts.add(new PaymentArrived(at("27T10")));
    facts.add(new Delivered(at("30T10")));

    Reading delivered = read(Limit.DELIVERY, null, at("30T11"));

    assertThat(delivered.state()).isEqualTo(State.MET);
    assertThat(delivered.usedDays()).as("Saturday and Monday").isEqualTo(2);
  }

  @Test
  void aPromiseOfNoDaysIsForTheDayItself() {
    facts.set(1, new StepRequested(at("25T10"), "issue"));

    Reading issue = read(Limit.STEP_PROMISE, "issue", at("25T11"));

    assertThat(issue.dueOn()).as("received on a day off").isEqualTo("2026-11-26");
    assertThat(read(Limit.STEP_PROMISE, "issue", at("27T01")).overdueDays()).isEqualTo(1);
  }

  @Test
  void nothingRunsBeforeAnythingWasReceived() {
    assertThat(ClockPolicy.read(List.of(), LIMITS, Limits.CALENDARS, at("24T09"))).isEmpty();
    assertThat(ClockPolicy.read(facts, LIMITS, Limits.CALENDARS, at("20T09"))).isEmpty();
  }
}
