package lianban.catalog.containment;

import java.util.EnumSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The types of JSON Schema, with numbers in two halves so that sets of them can be compared. */
enum JsonType {
  NULL,
  BOOLEAN,
  STRING,
  INTEGER,
  FRACTION,
  ARRAY,
  OBJECT;

  static final Set<JsonType> NUMBERS = EnumSet.of(INTEGER, FRACTION);
  static final Set<JsonType> FEW_VALUES = EnumSet.of(NULL, BOOLEAN);

  static Set<JsonType> all() {
    return EnumSet.allOf(JsonType.class);
  }

  /** What the keyword {@code type} lets through: a name or a list of names. */
  static Set<JsonType> named(JsonNode type) {
    Set<JsonType> named = EnumSet.noneOf(JsonType.class);
    if (type.isArray()) {
      type.valueStream().forEach(one -> named.addAll(named(one)));
      return named;
    }
    switch (type.asString()) {
      case "number" -> named.addAll(NUMBERS);
      case "null" -> named.add(NULL);
      case "boolean" -> named.add(BOOLEAN);
      case "string" -> named.add(STRING);
      case "integer" -> named.add(INTEGER);
      case "array" -> named.add(ARRAY);
      case "object" -> named.add(OBJECT);
      default -> {}
    }
    return named;
  }

  /** The types that a value may pass for. A number may be written with or without a fraction. */
  static Set<JsonType> of(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL -> EnumSet.of(NULL);
      case BOOLEAN -> EnumSet.of(BOOLEAN);
      case STRING -> EnumSet.of(STRING);
      case NUMBER -> EnumSet.copyOf(NUMBERS);
      case ARRAY -> EnumSet.of(ARRAY);
      case OBJECT -> EnumSet.of(OBJECT);
      default -> all();
    };
  }
}
