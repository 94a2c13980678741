package lianban.exchange.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import lianban.exchange.clock.Reading.State;
import org.junit.jupiter.api.Test;

/** What holds of every clock, whatever happened to the case and in whatever order it is told. */
class ClockPropertyTest {

  private static final Instant BEGIN = Instant.parse("2026-11-20T00:00:00Z");
  private static final List<String> STEPS = List.of("identity", "contract", "tax", "issue");

  @Test
  void holdsForEveryHistory() {
    int seeds = Integer.getInteger("test.clock.seeds", 400);
    for (int seed = 0; seed < seeds; seed++) {
      var random = new Random(seed);
      List<Fact> facts = facts(random);
      MatterLimits limits = Limits.promising(random.nextInt(6));
      Instant now = moment(random).plus(Duration.ofDays(random.nextInt(30)));
      List<Reading> readings = read(facts, limits, now);
      for (Reading reading : readings) {
        String what = "seed " + seed + ", " + reading.limit() + " " + reading.step();
        assertDays(what, reading);
        assertStates(what, reading, facts, now);
      }
      assertOrderSaysNothing(seed, facts, limits, now, readings, random);
      assertGoesOn(seed, facts, limits, now, readings);
    }
  }

  private static List<Reading> read(List<Fact> facts, MatterLimits limits, Instant now) {
    return ClockPolicy.read(facts, limits, Limits.CALENDARS, now);
  }

  private static void assertDays(String what, Reading reading) {
    assertThat(reading.usedDays()).as(what).isNotNegative();
    assertThat(reading.remainingDays()).as(what).isNotNegative();
    assertThat(reading.overdueDays()).as(what).isNotNegative();
    assertThat(reading.usedDays() + reading.remainingDays())
        .as(what)
        .isEqualTo(reading.allowedDays() + reading.overdueDays());
    LocalDate expected = Limits.CALENDAR.dayOf(reading.receivedAt());
    int number = 0;
    for (DayCount day : reading.days()) {
      assertThat(day.date()).as(what + ": every day is explained once").isEqualTo(expected);
      expected = expected.plusDays(1);
      if (day.kind().isCounted()) {
        number++;
        assertThat(day.number()).as(what).isEqualTo(number);
        assertThat(Limits.CALENDAR.isWorkingDay(day.date())).as(what).isTrue();
      }
    }
    assertThat(number).as(what).isGreaterThanOrEqualTo(reading.allowedDays());
  }

  private static void assertStates(String what, Reading reading, List<Fact> facts, Instant now) {
    boolean isOver = !now.isBefore(reading.dueAt());
    switch (reading.state()) {
      case RUNNING, STOPPED -> assertThat(isOver || reading.endedAt() != null).as(what).isFalse();
      case MET -> assertThat(reading.endedAt()).as(what).isBefore(reading.dueAt());
      case MISSED -> assertThat(isOver || reading.endedAt() != null).as(what).isTrue();
    }
    assertThat(reading.pause() != null).as(what).isEqualTo(reading.state() == State.STOPPED);
    Pause pause = reading.pause();
    if (pause != null) {
      assertThat(facts).as(what + ": every stop has its start").anyMatch(f -> begins(f, pause));
    }
  }

  private static boolean begins(Fact fact, Pause pause) {
    return fact.at().equals(pause.from())
        && (fact instanceof Fact.SupplementAsked
            || fact instanceof Fact.ProcedureBegun
            || fact instanceof Fact.PaymentAsked);
  }

  private static void assertOrderSaysNothing(
      int seed,
      List<Fact> facts,
      MatterLimits limits,
      Instant now,
      List<Reading> readings,
      Random random) {
    List<Fact> shuffled = new ArrayList<>(facts);
    Collections.shuffle(shuffled, random);
    shuffled.add(facts.getFirst());
    assertThat(read(shuffled, limits, now)).as("seed " + seed).isEqualTo(readings);
  }

  /** Without news a running limit keeps its last day, and one that stands never loses time. */
  private static void assertGoesOn(
      int seed, List<Fact> facts, MatterLimits limits, Instant now, List<Reading> readings) {
    List<Fact> known = facts.stream().filter(fact -> !fact.at().isAfter(now)).toList();
    List<Reading> later = read(known, limits, now.plus(Duration.ofDays(3)));
    assertThat(later).as("seed " + seed).hasSameSizeAs(readings);
    for (int i = 0; i < readings.size(); i++) {
      Reading before = readings.get(i);
      Reading after = later.get(i);
      if (before.state() == State.STOPPED) {
        assertThat(after.dueOn()).as("seed " + seed).isAfterOrEqualTo(before.dueOn());
        assertThat(after.usedDays()).as("seed " + seed).isEqualTo(before.usedDays());
      } else {
        assertThat(after.dueOn()).as("seed " + seed).isEqualTo(before.dueOn());
      }
    }
  }

  private static List<Fact> facts(Random random) {
    Instant received = moment(random);
    List<Fact> facts = new ArrayList<>(List.of(new Fact.Received(received)));
    STEPS.forEach(step -> facts.add(new Fact.StepRequested(moment(random), step)));
    int more = random.nextInt(14);
    for (int i = 0; i < more; i++) {
      facts.add(fact(random, STEPS.get(random.nextInt(STEPS.size()))));
    }
    return facts;
  }

  private static Fact fact(Random random, String step) {
    Instant at = moment(random);
    String id = "p" + random.nextInt(4);
    return switch (random.nextInt(13)) {
      case 0, 1 -> new Fact.SupplementAsked(at, step);
      case 2, 3 -> new Fact.SupplementArrived(at, step);
      case 4, 5 ->
          new Fact.ProcedureBegun(
              at,
              step,
              id,
              random.nextBoolean() ? SpecialProcedure.HEARING : SpecialProcedure.TEST,
              "n-" + id);
      case 6, 7 -> new Fact.ProcedureEnded(at, id);
      case 8 -> new Fact.StepDecided(at, step);
      case 9 -> new Fact.Extended(at, random.nextInt(30));
      case 10 -> random.nextBoolean() ? new Fact.PaymentAsked(at) : new Fact.PaymentArrived(at);
      case 11 -> new Fact.Accepted(at);
      default -> random.nextBoolean() ? new Fact.Decided(at) : new Fact.Delivered(at);
    };
  }

  /** Often the same moment as another, and often at midnight. */
  private static Instant moment(Random random) {
    return BEGIN.plus(Duration.ofHours(4L * random.nextInt(120)));
  }
}
