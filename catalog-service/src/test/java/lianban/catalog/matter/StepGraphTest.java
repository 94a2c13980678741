package lianban.catalog.matter;

import static lianban.catalog.Samples.JSON;
import static lianban.catalog.Samples.brief;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import lianban.catalog.definition.Place;
import lianban.service.problem.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ArrayNode;

class StepGraphTest {

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void acceptsAnyGraphWithoutCycles(long seed) {
    assertThat(faults(acyclic(new Random(seed)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void namesTheCycleThatABackEdgeCloses(long seed) {
    var random = new Random(seed);
    List<List<Integer>> graph = acyclic(random);
    int last = graph.size() - 1;
    int first = random.nextInt(last);
    graph.get(last).add(first);
    graph.get(first).add(last);

    assertThat(faults(graph))
        .filteredOn(fault -> fault.code().equals("cycle"))
        .isNotEmpty()
        .allSatisfy(fault -> assertIsCycleOf(graph, fault.message()));
  }

  @Test
  void namesTheStepsOfACycleInOrder() {
    assertThat(faults(List.of(List.of(2), List.of(0), List.of(1))))
        .containsExactly(
            new Fault("/1/after", "cycle", "Each waits for the next: s0 → s2 → s1 → s0."));
  }

  @Test
  void tellsEveryCycle() {
    assertThat(brief(faults(List.of(List.of(0), List.of(2), List.of(1)))))
        .containsExactly("/0/after cycle", "/2/after cycle");
  }

  @Test
  void tellsStepsThatCanNeverStart() {
    assertThat(brief(faults(List.of(List.of(9), List.of(0), List.of(1), List.of()))))
        .containsExactly("/0/after/0 unknown-predecessor", "/1 never-ready", "/2 never-ready");
  }

  /** Each step waits for some of those before it. */
  private static List<List<Integer>> acyclic(Random random) {
    int size = 2 + random.nextInt(20);
    List<List<Integer>> graph = new ArrayList<>();
    for (int step = 0; step < size; step++) {
      int until = step;
      graph.add(
          new ArrayList<>(
              IntStream.range(0, until).filter(i -> random.nextInt(3) == 0).boxed().toList()));
    }
    return graph;
  }

  private static void assertIsCycleOf(List<List<Integer>> graph, String message) {
    String[] cycle = message.replaceAll("^.*: |\\.$", "").split(" → ", -1);
    assertThat(cycle[0]).isEqualTo(cycle[cycle.length - 1]);
    for (int i = 0; i + 1 < cycle.length; i++) {
      assertThat(graph.get(indexOf(cycle[i]))).contains(indexOf(cycle[i + 1]));
    }
  }

  private static int indexOf(String id) {
    return Integer.parseInt(id.substring(1));
  }

  private static List<Fault> faults(List<List<Integer>> graph) {
    ArrayNode steps = JSON.createArrayNode();
    for (int i = 0; i < graph.size(); i++) {
      ArrayNode after = steps.addObject().put("id", "s" + i).putArray("after");
      graph.get(i).forEach(predecessor -> after.add("s" + predecessor));
    }
    return StepGraph.faults(Place.root(steps).items());
  }
}
