package lianban.catalog.matter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lianban.catalog.definition.Place;
import lianban.service.problem.Fault;

/**
 * Which step waits for which. The graph is sound if every step becomes ready once what it waits for
 * is done: no unknown predecessors, no cycles.
 */
final class StepGraph {

  private final Map<String, Place> steps = new LinkedHashMap<>();
  private final List<Fault> faults = new ArrayList<>();
  private final Set<String> explored = new HashSet<>();
  private final Set<String> stuck = new HashSet<>();

  private StepGraph(List<Place> steps) {
    steps.forEach(step -> this.steps.putIfAbsent(step.at("id").text(), step));
  }

  /** Everything that keeps steps from becoming ready. */
  static List<Fault> faults(List<Place> steps) {
    var graph = new StepGraph(steps);
    steps.forEach(graph::checkPredecessors);
    graph.steps.keySet().forEach(id -> graph.explore(id, new ArrayDeque<>()));
    graph.checkReadiness();
    return graph.faults;
  }

  /** Every step that is done before the one with that id starts; the graph may have faults. */
  static Set<String> before(List<Place> steps, String id) {
    var graph = new StepGraph(steps);
    Set<String> found = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(id));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (graph.steps.containsKey(next)) {
        graph.predecessors(next).stream().filter(found::add).forEach(open::push);
      }
    }
    return found;
  }

  private void checkPredecessors(Place step) {
    for (Place predecessor : step.at("after").items()) {
      if (predecessor.hasText() && !steps.containsKey(predecessor.text())) {
        stuck.add(step.at("id").text());
        faults.add(
            predecessor.fault(
                "unknown-predecessor", "No step has the id \"%s\".".formatted(predecessor.text())));
      }
    }
  }

  /** Walks towards the predecessors; meeting a step of the walk again closes a cycle. */
  private void explore(String id, Deque<String> walk) {
    if (walk.contains(id)) {
      reportCycle(id, walk);
      return;
    }
    if (!explored.add(id)) {
      return;
    }
    walk.addLast(id);
    predecessors(id).forEach(predecessor -> explore(predecessor, walk));
    walk.removeLast();
  }

  private void reportCycle(String id, Deque<String> walk) {
    List<String> cycle =
        walk.stream().dropWhile(step -> !step.equals(id)).collect(Collectors.toList());
    stuck.addAll(cycle);
    Place step = step(cycle.getLast());
    cycle.add(id);
    faults.add(
        step.at("after")
            .fault("cycle", "Each waits for the next: " + String.join(" → ", cycle) + "."));
  }

  /** Tells those that wait for a stuck step, however far off, without being at fault themselves. */
  private void checkReadiness() {
    Set<String> ready = new HashSet<>();
    boolean more = true;
    while (more) {
      more = false;
      for (String id : steps.keySet()) {
        more |= !stuck.contains(id) && ready.containsAll(predecessors(id)) && ready.add(id);
      }
    }
    for (String id : steps.keySet()) {
      if (!ready.contains(id) && !stuck.contains(id)) {
        faults.add(
            step(id)
                .fault("never-ready", "\"%s\" waits for a step that cannot start.".formatted(id)));
      }
    }
  }

  private List<String> predecessors(String id) {
    return step(id).at("after").texts().stream().filter(steps::containsKey).toList();
  }

  private Place step(String id) {
    Place step = steps.get(id);
    if (step == null) {
      throw new IllegalStateException("not a step: " + id);
    }
    return step;
  }
}
