package lianban.exchange.approval.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import lianban.exchange.approval.Cases;
import lianban.exchange.approval.Matter;
import lianban.kernel.event.CaseStatus.Result;
import org.junit.jupiter.api.Test;

class SimulationTest {

  private static final int HISTORIES = 4_000;

  @Test
  void everyHistoryKeepsTheRulesAndEnds() {
    Map<Result, Integer> ends = new EnumMap<>(Result.class);
    LongStream.rangeClosed(1, HISTORIES)
        .forEach(seed -> ends.merge(Simulation.play(seed).result(), 1, Integer::sum));

    assertThat(ends.keySet()).containsExactlyInAnyOrder(Result.values());
    assertThat(ends.values()).allMatch(count -> count > HISTORIES / 50);
  }

  @Test
  void sameSeedPlaysTheSameHistory() {
    assertThat(Simulation.play(7)).isEqualTo(Simulation.play(7));
  }

  @Test
  void tellsWhatIsBrokenInAChange() {
    Matter matter = RandomMatters.next(new Random(1));
    var filed = Cases.filed(matter);
    var shorter = Cases.filed(RandomMatters.next(new Random(2)));

    assertThatThrownBy(() -> new Invariants(matter).checkTimeline(filed))
        .isInstanceOf(Invariants.Broken.class)
        .hasMessage("the case does not end");
    assertThatThrownBy(() -> new Invariants(matter).check(shorter, shorter))
        .isInstanceOf(Invariants.Broken.class);
  }

  @Test
  void commandPlaysAsManyHistoriesAsItIsTold() {
    var options = Simulate.Options.of("--histories", "30", "--seed", "5");
    assertThat(options).isEqualTo(new Simulate.Options(30, 5));
    var printed = new ByteArrayOutputStream();

    boolean isRight =
        new Simulate(new PrintStream(printed, true, StandardCharsets.UTF_8)).run(options);

    assertThat(isRight).isTrue();
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("30 histories", "Every history kept the rules.");
  }

  @Test
  void commandRefusesWordsThatItDoesNotKnow() {
    assertThat(Simulate.Options.of("--fast")).isNull();
    assertThat(Simulate.Options.of("--seed")).isNull();
    assertThat(Simulate.Options.of("--histories", "0")).isNull();
    assertThat(Simulate.Options.of("--histories", "many")).isNull();
    assertThat(Simulate.Options.of()).isEqualTo(new Simulate.Options(1_000_000, 1));
  }
}
