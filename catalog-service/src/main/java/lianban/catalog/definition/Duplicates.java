package lianban.catalog.definition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lianban.service.problem.Fault;

/** Finds names that are given twice where each may be given once. */
public final class Duplicates {

  private Duplicates() {}

  /**
   * A fault for every name after the first of its like.
   *
   * @param names where the names stand; empty ones are not compared
   */
  public static List<Fault> among(List<Place> names) {
    Set<String> seen = new HashSet<>();
    List<Fault> faults = new ArrayList<>();
    for (Place name : names) {
      if (name.hasText() && !seen.add(name.text())) {
        faults.add(name.fault("duplicate", "\"%s\" is given twice.".formatted(name.text())));
      }
    }
    return faults;
  }
}
