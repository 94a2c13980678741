package lianban.catalog.matter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lianban.catalog.definition.Place;
import lianban.service.problem.Fault;

/** Whose refusal counts: steps that only advise, and steps that decide by number. */
final class Voices {

  private final List<Place> steps;
  private final Map<String, Place> byId = new HashMap<>();
  private final Set<String> counted = new HashSet<>();
  private final List<Fault> faults = new ArrayList<>();

  private Voices(List<Place> steps) {
    this.steps = steps;
    steps.forEach(step -> byId.putIfAbsent(step.at("id").text(), step));
  }

  static List<Fault> faults(Place matter) {
    var voices = new Voices(matter.at("steps").items());
    for (Place step : voices.steps) {
      if (isAdvisory(step) && !isApproval(step)) {
        voices.faults.add(
            step.at("voice")
                .fault("voice-of-kind", "Only an approval can be an opinion and no more."));
      }
    }
    matter.at("quorums").items().forEach(voices::checkQuorum);
    return voices.faults;
  }

  private void checkQuorum(Place quorum) {
    List<Place> members = quorum.at("steps").items();
    Place needed = quorum.at("needed");
    if (needed.whole() > members.size()) {
      faults.add(
          needed.fault(
              "quorum-out-of-reach",
              "%d of %d cannot be reached.".formatted(needed.whole(), members.size())));
    }
    for (Place member : members) {
      Place step = byId.get(member.text());
      if (step == null) {
        faults.add(
            member.fault("unknown-step", "No step has the id \"%s\".".formatted(member.text())));
      } else {
        checkMember(quorum, member, step);
      }
    }
  }

  private void checkMember(Place quorum, Place member, Place step) {
    if (!counted.add(member.text())) {
      faults.add(
          member.fault("several-quorums", "\"%s\" is counted twice.".formatted(member.text())));
    }
    if (!isApproval(step) || isAdvisory(step)) {
      faults.add(member.fault("quorum-of-votes", "Only approvals that decide are counted."));
    }
    Place first = byId.get(quorum.at("steps").items().getFirst().text());
    if (first != null && !first.at("condition").text().equals(step.at("condition").text())) {
      faults.add(
          member.fault(
              "quorum-condition", "The steps of a quorum have one condition or none at all."));
    }
    Set<String> before = StepGraph.before(steps, member.text());
    if (quorum.at("steps").texts().stream().anyMatch(before::contains)) {
      faults.add(member.fault("quorum-order", "The steps of a quorum do not wait for each other."));
    }
  }

  private static boolean isAdvisory(Place step) {
    return step.at("voice").text().equals("ADVISORY");
  }

  private static boolean isApproval(Place step) {
    return step.at("kind").text().equals("APPROVAL");
  }
}
