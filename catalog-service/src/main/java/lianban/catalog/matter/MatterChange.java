package lianban.catalog.matter;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One difference between two versions of a matter.
 *
 * @param subject id or code of the step, material or fee, or the member that changed
 * @param member of the subject, null where all of it came or went
 * @param before null where something was added
 * @param after null where something was removed
 * @param text the same as a sentence
 */
public record MatterChange(
    Area area,
    Kind kind,
    String subject,
    @Nullable String member,
    @Nullable JsonNode before,
    @Nullable JsonNode after,
    Text text) {

  /** What a change concerns, in the order in which people ask. */
  public enum Area {
    /** Departments, their order and whose word counts. */
    WHO,
    /** Form, materials, fees, results. */
    WHAT,
    /** Days that are promised or allowed. */
    LIMITS
  }

  /** How it changed. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  /** A sentence in both languages. */
  public record Text(String zh, String en) {}
}
