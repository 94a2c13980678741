package lianban.catalog.eventtype;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lianban.service.problem.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What differs between two versions of a definition, place by place. */
public final class VersionDiff {

  private VersionDiff() {}

  /** How a place differs. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  /**
   * A place that differs. Lists of plain values are compared as sets, one change for each value.
   *
   * @param pointer JSON pointer (RFC 6901) into the definition
   * @param before null where something was added
   * @param after null where something was removed
   */
  public record Change(
      String pointer, Kind kind, @Nullable JsonNode before, @Nullable JsonNode after) {}

  /** All changes, in the order of the document. */
  public static List<Change> changes(JsonNode before, JsonNode after) {
    List<Change> changes = new ArrayList<>();
    compare("", before, after, changes);
    return changes;
  }

  private static void compare(
      String pointer, JsonNode before, JsonNode after, List<Change> changes) {
    if (before.equals(after)) {
      return;
    }
    if (before.isMissingNode()) {
      changes.add(new Change(pointer, Kind.ADDED, null, after));
    } else if (after.isMissingNode()) {
      changes.add(new Change(pointer, Kind.REMOVED, before, null));
    } else if (before.isObject() && after.isObject()) {
      Set<String> names = new LinkedHashSet<>(before.propertyNames());
      names.addAll(after.propertyNames());
      names.forEach(
          name ->
              compare(pointer + Fault.step(name), before.path(name), after.path(name), changes));
    } else if (before.isArray() && after.isArray() && isPlain(before) && isPlain(after)) {
      compareSets(pointer, before, after, changes);
    } else if (before.isArray() && after.isArray()) {
      int size = Math.max(before.size(), after.size());
      for (int i = 0; i < size; i++) {
        compare(pointer + "/" + i, before.path(i), after.path(i), changes);
      }
    } else {
      changes.add(new Change(pointer, Kind.CHANGED, before, after));
    }
  }

  private static boolean isPlain(JsonNode list) {
    return list.valueStream().noneMatch(JsonNode::isContainer);
  }

  private static void compareSets(
      String pointer, JsonNode before, JsonNode after, List<Change> changes) {
    List<JsonNode> old = before.valueStream().toList();
    List<JsonNode> now = after.valueStream().toList();
    old.stream()
        .filter(value -> !now.contains(value))
        .forEach(value -> changes.add(new Change(pointer, Kind.REMOVED, value, null)));
    now.stream()
        .filter(value -> !old.contains(value))
        .forEach(value -> changes.add(new Change(pointer, Kind.ADDED, null, value)));
  }
}
