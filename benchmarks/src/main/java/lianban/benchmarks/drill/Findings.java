package lianban.benchmarks.drill;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a receiver's log says of the events that were acknowledged.
 *
 * @param missing acknowledged and never received
 * @param duplicated received under a second id
 * @param reordered received for the first time after a later one of the same subject
 * @param repeated received again under the same id, as at-least-once delivery may
 */
record Findings(int missing, int duplicated, int reordered, int repeated) {

  static Findings of(Collection<Sent> acknowledged, List<Sent> received) {
    Set<String> contents = new HashSet<>();
    Set<String> ids = new HashSet<>();
    Map<String, Integer> newest = new HashMap<>();
    int duplicated = 0;
    int reordered = 0;
    int repeated = 0;
    for (Sent event : received) {
      boolean isNewId = ids.add(event.id());
      boolean isNew = contents.add(event.content());
      if (!isNewId) {
        repeated++;
      } else if (!isNew) {
        duplicated++;
      } else if (newest.getOrDefault(event.subject(), -1) > event.number()) {
        reordered++;
      } else {
        newest.put(event.subject(), event.number());
      }
    }
    int missing = (int) acknowledged.stream().filter(e -> !contents.contains(e.content())).count();
    return new Findings(missing, duplicated, reordered, repeated);
  }

  /** Of several receivers: the sum of what went wrong at each. */
  static Findings all(Collection<Findings> each) {
    var all = new Findings(0, 0, 0, 0);
    for (Findings one : each) {
      all =
          new Findings(
              all.missing + one.missing,
              all.duplicated + one.duplicated,
              all.reordered + one.reordered,
              all.repeated + one.repeated);
    }
    return all;
  }

  /** By name, in a lasting order. */
  Map<String, Integer> figures() {
    return new TreeMap<>(
        Map.of(
            "missing", missing,
            "duplicated", duplicated,
            "reordered", reordered,
            "repeated", repeated));
  }
}
