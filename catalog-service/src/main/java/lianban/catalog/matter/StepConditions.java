package lianban.catalog.matter;

import java.util.ArrayList;
import java.util.List;
import lianban.catalog.definition.Place;
import lianban.condition.ConditionRules;
import lianban.service.problem.Fault;

/** Conditions of steps: right for the matter's form, and asking only for what is decided before. */
final class StepConditions {

  private StepConditions() {}

  static List<Fault> faults(Place matter) {
    List<Place> steps = matter.at("steps").items();
    List<Place> conditional = steps.stream().filter(s -> s.at("condition").hasText()).toList();
    if (conditional.isEmpty()) {
      return List.of();
    }
    var rules = new ConditionRules(matter.at("form").node());
    List<Fault> faults = new ArrayList<>();
    for (Place step : conditional) {
      Place condition = step.at("condition");
      var decided = StepGraph.before(steps, step.at("id").text());
      for (var flaw : rules.flaws(condition.text(), decided)) {
        faults.add(
            condition.fault(
                "condition",
                "line %d, column %d: %s".formatted(flaw.line(), flaw.column(), flaw.message())));
      }
    }
    return faults;
  }
}
