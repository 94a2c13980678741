package lianban.catalog.containment;

import java.util.Set;
import lianban.catalog.definition.SchemaKeywords;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings a schema into the form in which schemas are compared: references are replaced by what they
 * refer to, and what is said for people is left out. The schema must be one that the catalogue
 * accepts, so its references lead to its own {@code $defs} and never back to themselves.
 */
final class Inlining {

  /** Keywords that validate nothing (JSON Schema 2020-12, sections 8 and 9 of Validation). */
  private static final Set<String> SAYS_NOTHING =
      Set.of(
          "$schema",
          "$comment",
          "$defs",
          "$ref",
          "title",
          "description",
          "default",
          "examples",
          "deprecated",
          "readOnly",
          "writeOnly",
          "contentEncoding",
          "contentMediaType",
          "contentSchema");

  private final JsonNode definitions;

  private Inlining(JsonNode definitions) {
    this.definitions = definitions;
  }

  static JsonNode inlined(JsonNode schema) {
    return new Inlining(schema.path("$defs")).of(schema);
  }

  private JsonNode of(JsonNode schema) {
    if (!schema.isObject()) {
      return schema;
    }
    ObjectNode plain = JsonNodeFactory.instance.objectNode();
    for (String keyword : schema.propertyNames()) {
      if (!SAYS_NOTHING.contains(keyword)) {
        plain.set(keyword, value(keyword, schema.path(keyword)));
      }
    }
    JsonNode ref = schema.path("$ref");
    return ref.isString() ? and(plain, of(target(ref.asString()))) : plain;
  }

  private JsonNode target(String ref) {
    String name = ref.substring(ref.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
    return definitions.path(name);
  }

  private static JsonNode and(ObjectNode plain, JsonNode referred) {
    if (plain.isEmpty()) {
      return referred;
    }
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    plain.path("allOf").forEach(all::add);
    return plain.set("allOf", all.add(referred));
  }

  private JsonNode value(String keyword, JsonNode value) {
    return switch (SchemaKeywords.of(keyword)) {
      case ONE -> of(value);
      case LIST -> {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        value.forEach(one -> list.add(of(one)));
        yield list;
      }
      case MAP -> {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        value.propertyNames().forEach(name -> map.set(name, of(value.path(name))));
        yield map;
      }
      case NONE -> value;
    };
  }
}
