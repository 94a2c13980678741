package lianban.catalog.eventtype.http;

import java.time.Instant;
import java.util.List;
import lianban.catalog.definition.Definition;
import lianban.catalog.eventtype.Compatibility;
import lianban.catalog.eventtype.EventTypeVersion;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A version of an event type, in short.
 *
 * @param compatibility what the version after it owes to it
 * @param current whether it is in force
 * @param open whether events may be published under it
 */
record VersionSummary(
    int version,
    int major,
    Compatibility compatibility,
    boolean current,
    boolean open,
    Instant publishedAt) {

  static VersionSummary of(Definition definition, Definition current) {
    var version = EventTypeVersion.of(definition);
    return new VersionSummary(
        version.number(),
        version.major(),
        version.compatibility(),
        definition.version() == current.version(),
        isOpen(version, current),
        definition.publishedAt());
  }

  private static boolean isOpen(EventTypeVersion version, Definition current) {
    return version.major() >= EventTypeVersion.of(current).openFrom();
  }

  /**
   * The version in force, with {@code versions}: number, major and schema of each open one.
   *
   * @param all versions of one type, the oldest first
   */
  static ObjectNode withOpenVersions(List<Definition> all) {
    ObjectNode answer = all.getLast().answer();
    ArrayNode open = answer.putArray("versions");
    all.stream()
        .map(EventTypeVersion::of)
        .filter(version -> isOpen(version, all.getLast()))
        .forEach(
            version ->
                open.addObject()
                    .put("version", version.number())
                    .put("major", version.major())
                    .set("schema", version.schema()));
    return answer;
  }
}
