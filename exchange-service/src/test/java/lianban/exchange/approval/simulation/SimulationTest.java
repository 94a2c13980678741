package lianban.exchange.approval.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import lianban.exchange.approval.ApprovalCase;
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
  void tellsAStepThatBeganTooEarly() {
    Matter free = matter(step("one"), step("two"));
    Matter bound = matter(step("one"), step("two", "one"));
    ApprovalCase blank = Simulation.blank(new Random(1), free);
    var rules = new Invariants(bound);

    assertThatThrownBy(() -> rules.check(blank, Cases.filed(free)))
        .isInstanceOf(Invariants.Broken.class)
        .hasMessage("step two began before its predecessors were done");
    rules.check(blank, Cases.filed(bound));
  }

  @Test
  void tellsACaseThatWaitsForNobodyAndOneThatDoesNotEnd() {
    Matter matter = matter(step("one"));
    ApprovalCase blank = Simulation.blank(new Random(1), matter);
    var rules = new Invariants(matter);

    assertThatThrownBy(() -> rules.check(blank, blank)).hasMessage("an open case waits for nobody");
    assertThatThrownBy(() -> rules.checkTimeline(blank)).hasMessage("the case does not end");
  }

  private static Matter matter(Matter.Step... steps) {
    return new Matter(
        "m", 1, "m", Matter.RefusalRule.LET_ALL_FINISH, "{}", List.of(steps), List.of());
  }

  private static Matter.Step step(String id, String... after) {
    return new Matter.Step(id, "d-" + id, Matter.Kind.APPROVAL, List.of(after), List.of(), null);
  }

  @Test
  void commandPlaysAsManyHistoriesAsItIsTold() {
    var options = new Simulate.Options(30, 5);
    assertThat(Simulate.Options.of("--histories", "30", "--seed", "5")).isEqualTo(options);
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
