package lianban.catalog.eventtype;

import lianban.catalog.definition.Definition;
import tools.jackson.databind.JsonNode;

/**
 * One version of an event type, as the rules of succession see it.
 *
 * @param number of the version, 1 for the first
 */
public record EventTypeVersion(int number, JsonNode content) {

  /** Departments publish first and their readers follow, so new data must suit old readers. */
  private static final Compatibility DEFAULT = Compatibility.FORWARD;

  public static EventTypeVersion of(Definition definition) {
    return new EventTypeVersion(definition.version(), definition.content());
  }

  public String type() {
    return content.path("type").asString("");
  }

  /** Versions of one major keep the type's rule. */
  public int major() {
    return content.path("major").asInt(1);
  }

  /** The lowest major under which events may still be published. */
  public int openFrom() {
    return content.path("openFrom").asInt(1);
  }

  /** The rule for the version after this one. */
  public Compatibility compatibility() {
    JsonNode said = content.path("compatibility");
    return said.isString() ? Compatibility.valueOf(said.asString()) : DEFAULT;
  }

  public JsonNode schema() {
    return content.path("schema");
  }
}
