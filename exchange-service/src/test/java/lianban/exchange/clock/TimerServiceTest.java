package lianban.exchange.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import lianban.exchange.ServiceJson;
import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.ApprovalCases;
import lianban.exchange.approval.Cases;
import lianban.exchange.clock.Supervision.Kind;
import lianban.exchange.proof.KilledAnywhere;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A case that nobody works on, and what the clock makes of it by itself. */
class TimerServiceTest {

  private static final ApprovalCase STATE = Cases.filed();
  private static final String CASE = STATE.caseId();
  private static final Duration LEASE = Duration.ofSeconds(60);

  private final InMemoryCaseClocks clocks = new InMemoryCaseClocks();
  private final InMemoryWakes wakes = new InMemoryWakes();
  private final Map<Integer, Supervision> told = new HashMap<>();
  private final List<Fact> facts = new ArrayList<>();
  private Instant now = Cases.T0;

  private final ApprovalCases cases =
      new ApprovalCases() {
        @Override
        public @Nullable ApprovalCase find(String caseId) {
          return caseId.equals(CASE) ? STATE : null;
        }

        @Override
        public boolean insert(ApprovalCase state) {
          throw new IllegalStateException("no clock opens a case");
        }

        @Override
        public boolean replace(ApprovalCase state) {
          throw new IllegalStateException("no clock changes a case");
        }
      };

  private void tell(List<Supervision> entries) {
    for (Supervision entry : entries) {
      Supervision before = told.put(entry.number(), entry);
      assertThat(before).as("what is told twice is the same").isIn(null, entry);
    }
  }

  private TimerService service(KilledAnywhere killer) {
    CaseClocks stored = killer.port(CaseClocks.class, clocks);
    Wakes waking = killer.port(Wakes.class, wakes);
    SupervisionEvents events = killer.port(SupervisionEvents.class, this::tell);
    var limits =
        new KnownLimits(
            new ClockCatalogue() {
              @Override
              public List<CalendarNotice> notices() {
                return List.of();
              }

              @Override
              public MatterLimits limits(String matter, int version) {
                return Limits.promising(3);
              }
            },
            new InMemoryKeptDefinitions(),
            ServiceJson.MAPPER);
    return new TimerService(
        new CaseReader(
            killer.port(ApprovalCases.class, cases),
            stored,
            limits,
            Limits.CALENDARS,
            List.of((_, _) -> facts)),
        stored,
        waking,
        new Announcer(stored, events),
        new TimerPolicy(TimerPolicyTest.RULES, Limits.SHANGHAI),
        Limits.SHANGHAI,
        5,
        LEASE,
        () -> now);
  }

  private static KilledAnywhere never() {
    return new KilledAnywhere(new Random(0), Integer.MAX_VALUE);
  }

  private void file() {
    facts.add(new Fact.Received(now));
    facts.add(new Fact.StepRequested(now, "tax"));
    service(never()).watch(CASE, now);
  }

  private List<Supervision> record() {
    CaseClock clock = clocks.find(CASE);
    return clock == null ? List.of() : clock.supervision();
  }

  private List<Kind> kinds(Limit limit) {
    return record().stream()
        .filter(entry -> entry.limit() == limit)
        .map(Supervision::kind)
        .toList();
  }

  /** Hour by hour; each hour is tried some times, as leases run out. */
  private void live(Duration span, KilledAnywhere killer) {
    Instant end = now.plus(span);
    while (now.isBefore(end)) {
      Instant next = now.plus(Duration.ofHours(1));
      for (int i = 0; i < 8; i++) {
        now = now.plus(LEASE);
        try {
          service(killer).round();
        } catch (KilledAnywhere.KilledException _) {
          // Started again in the next round.
        }
      }
      now = next;
    }
  }

  @Test
  void remindsWarnsAndEscalatesAllByItself() {
    file();

    live(Duration.ofDays(12), never());

    assertThat(kinds(Limit.STEP_PROMISE))
        .containsExactly(Kind.REMINDER, Kind.YELLOW, Kind.RED, Kind.ESCALATED, Kind.ESCALATED);
    assertThat(kinds(Limit.NOTICE)).containsExactly(Kind.DEEMED_ACCEPTED);
    assertThat(told.values()).containsExactlyInAnyOrderElementsOf(record());
    assertThat(record()).extracting(Supervision::number).doesNotHaveDuplicates();
    Supervision escalated = record().getLast();
    assertThat(escalated.concerned()).contains("platform");
    assertThat(escalated.text().zh()).startsWith("升级督办 2");
  }

  @Test
  void killedBetweenAnyTwoLinesHasTheSameEffects() {
    file();
    live(Duration.ofDays(12), never());
    List<String> undisturbed = record().stream().map(Supervision::timer).sorted().toList();
    for (int seed = 0; seed < 12; seed++) {
      var other = new TimerServiceTest();
      other.file();

      other.live(Duration.ofDays(12), new KilledAnywhere(new Random(seed), 15));
      other.live(Duration.ofHours(2), never());

      assertThat(other.record().stream().map(Supervision::timer).sorted())
          .as("seed %d", seed)
          .isEqualTo(undisturbed);
      assertThat(other.told.values())
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(other.record());
      assertThat(Objects.requireNonNull(other.clocks.find(CASE)).announced())
          .isEqualTo(other.record().size());
    }
  }

  @Test
  void aClockThatStoodIsLookedAtAgainWhenItGoesOn() {
    file();
    facts.add(
        new Fact.ProcedureBegun(now.plusSeconds(1), "tax", "p", SpecialProcedure.HEARING, "n"));
    live(Duration.ofDays(20), never());
    assertThat(kinds(Limit.STEP_PROMISE)).isEmpty();
    facts.add(new Fact.ProcedureEnded(now, "p"));

    live(Duration.ofDays(4), never());

    assertThat(kinds(Limit.STEP_PROMISE)).contains(Kind.YELLOW);
    assertThat(wakes.all()).as("it is looked at once a day").hasSize(1);
  }

  @Test
  void afterAPauseAllIsDoneInOrderAndNotAtOnce() {
    IntStream.range(0, 23).forEach(i -> wakes.add(new Wake(now.plusSeconds(i), "c" + i)));
    now = now.plus(Duration.ofDays(9));
    TimerService service = service(never());

    service.round();

    assertThat(wakes.all()).hasSize(18).first().extracting(Wake::caseId).isEqualTo("c5");
    IntStream.range(0, 4).forEach(_ -> service.round());
    assertThat(wakes.all()).isEmpty();
  }

  @Test
  void aPauseOfDaysBringsTheLastCardAlone() {
    file();
    now = now.plus(Duration.ofDays(5)).minus(Duration.ofHours(8));

    service(never()).round();

    assertThat(kinds(Limit.STEP_PROMISE)).containsExactly(Kind.RED);
  }

  @Test
  void aCaseThatClosesOnItsDayIsNeverLookedAt() {
    file();

    service(never()).unwatch(CASE, now.plusSeconds(60));

    assertThat(wakes.all()).isEmpty();
  }
}
