package lianban.exchange.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lianban.exchange.clock.Supervision.Kind;
import org.junit.jupiter.api.Test;

/** A step asked for on Monday 23 November 2026 with four days promised: 24, 26, 27, 28. */
class TimerPolicyTest {

  static final TimerRules RULES = new TimerRules(LocalTime.of(8, 30), 3, 1, List.of(1, 3));

  private final TimerPolicy policy = new TimerPolicy(RULES, Limits.SHANGHAI);
  private final List<Fact> facts =
      new ArrayList<>(
          List.of(
              new Fact.Received(at("23T10:00")),
              new Fact.StepRequested(at("23T10:00"), "tax"),
              new Fact.Accepted(at("23T10:00"))));

  private static Instant at(String moment) {
    return Instant.parse("2026-11-" + moment + ":00+08:00");
  }

  private List<Timer> due(Instant now, Set<String> fired) {
    return policy.due(readings(now), fired, now).stream()
        .filter(timer -> timer.limit() == Limit.STEP_PROMISE)
        .toList();
  }

  private List<Reading> readings(Instant now) {
    return ClockPolicy.read(facts, Limits.promising(4), Limits.CALENDARS, now);
  }

  private List<Kind> kindsDue(String now) {
    return due(at(now), Set.of()).stream().map(Timer::kind).toList();
  }

  @Test
  void comesOnTheMorningOfItsDay() {
    assertThat(kindsDue("26T08:29")).isEmpty();
    assertThat(kindsDue("26T08:30")).containsExactly(Kind.REMINDER);
    assertThat(kindsDue("28T08:29")).containsExactly(Kind.REMINDER);
    assertThat(kindsDue("28T08:30")).containsExactly(Kind.YELLOW);
    assertThat(kindsDue("28T23:59")).containsExactly(Kind.YELLOW);
  }

  @Test
  void theRedCardComesWithTheEndOfTheLastDay() {
    assertThat(kindsDue("29T00:00")).containsExactly(Kind.RED);
    assertThat(kindsDue("30T08:29")).containsExactly(Kind.RED);
    assertThat(kindsDue("30T08:30")).containsExactly(Kind.RED, Kind.ESCALATED);
    Instant third = Instant.parse("2026-12-02T00:30:00Z");
    assertThat(due(third, Set.of())).extracting(Timer::level).containsExactly(0, 1, 2);
  }

  @Test
  void whatHappenedDoesNotHappenAgain() {
    Instant now = at("30T08:30");
    Set<String> fired = due(now, Set.of()).stream().map(Timer::id).collect(Collectors.toSet());

    assertThat(due(now, fired)).isEmpty();
  }

  @Test
  void aLimitThatStandsOrIsOverCallsForNothing() {
    facts.add(new Fact.ProcedureBegun(at("27T10:00"), "tax", "p", SpecialProcedure.TEST, "n"));
    assertThat(kindsDue("30T09:00")).isEmpty();
    facts.set(3, new Fact.StepDecided(at("28T09:00"), "tax"));
    assertThat(kindsDue("30T09:00")).isEmpty();
  }

  @Test
  void aLimitThatWasMissedHasItsRedCardAlthoughItIsOver() {
    facts.add(new Fact.StepDecided(at("30T08:00"), "tax"));

    assertThat(kindsDue("30T09:00")).containsExactly(Kind.RED);
  }

  @Test
  void silenceIsNotedOnceTheNoticesDaysAreOver() {
    facts.removeLast();
    Instant end = at("30T00:00").plusSeconds(86_400);
    assertThat(policy.next(readings(end.minusSeconds(1)), end.minusSeconds(1))).isEqualTo(end);

    assertThat(policy.due(readings(end), Set.of(), end))
        .filteredOn(timer -> timer.kind() == Kind.DEEMED_ACCEPTED)
        .singleElement()
        .satisfies(timer -> assertThat(timer.department()).isEqualTo("tax"));
  }

  @Test
  void aLimitThatBeginsAnewHasCardsOfItsOwn() {
    facts.removeLast();
    Timer before = due(at("28T09:00"), Set.of()).getFirst();
    facts.add(new Fact.SupplementAsked(at("28T10:00"), "tax"));
    facts.add(new Fact.SupplementArrived(at("28T11:00"), "tax"));
    Instant morning = Instant.parse("2026-12-03T00:30:00Z");

    Timer after = due(morning, Set.of(before.id())).getFirst();

    assertThat(after.kind()).isEqualTo(Kind.YELLOW);
    assertThat(after.id()).isNotEqualTo(before.id());
  }
}
