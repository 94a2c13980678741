package lianban.exchange.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every store of clocks does. */
public abstract class CaseClocksContract {

  private static final Instant AT = Instant.parse("2026-11-24T08:00:00.123Z");

  protected abstract CaseClocks clocks();

  private static CaseClock full() {
    return new CaseClock(
        "C1",
        1,
        List.of(
            new Procedure(
                "p1", "tax", "tax", SpecialProcedure.HEARING, "听 \"1\"", 10, AT, "zhang", AT, "li"),
            new Procedure(
                "p2", "tax", "tax", SpecialProcedure.TEST, "n", 1, AT, "zhang", null, null)),
        List.of(new Extension("e1", "tax", "tax", 15, "why", AT, "zhang", AT, "li")),
        Map.of("answer-7", AT),
        List.of(new CaseClock.Taken("k", "d")),
        List.of("t1", "t2"),
        List.of(
            new Supervision(
                "C1",
                1,
                "t1",
                Supervision.Kind.RED,
                Limit.STEP_PROMISE,
                "tax",
                "tax",
                0,
                LocalDate.parse("2026-11-24"),
                AT,
                "platform",
                new Wording("红牌", "Red"),
                "m",
                "window",
                List.of("tax", "platform")),
            new Supervision(
                "C1",
                2,
                "t2",
                Supervision.Kind.URGED,
                null,
                null,
                null,
                2,
                null,
                AT,
                "li",
                new Wording("催", "Urged"),
                "m",
                "window",
                List.of())),
        1);
  }

  @Test
  void givesBackEveryField() {
    assertThat(clocks().find("C1")).isNull();

    assertThat(clocks().store(full())).isTrue();

    assertThat(clocks().find("C1")).isEqualTo(full());
  }

  @Test
  void storesOverTheRevisionBeforeAlone() {
    assertThat(clocks().store(CaseClock.of("C2").next().next())).isFalse();
    clocks().store(CaseClock.of("C2").next());

    assertThat(clocks().store(CaseClock.of("C2").next())).isFalse();

    assertThat(clocks().store(CaseClock.of("C2").announced(3).next().next())).isTrue();
    assertThat(clocks().find("C2")).extracting("announced").isEqualTo(3);
  }
}
