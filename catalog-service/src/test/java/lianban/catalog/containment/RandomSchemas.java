package lianban.catalog.containment;

import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Makes up schemas and values of a world so small that they often meet. */
final class RandomSchemas {

  private static final List<String> NAMES = List.of("p", "q", "r");
  private static final List<String> TYPES =
      List.of("null", "boolean", "string", "integer", "number", "array", "object");
  private static final List<String> TEXTS = List.of("", "a", "ab", "abc", "b1");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final RandomGenerator random;

  RandomSchemas(RandomGenerator random) {
    this.random = random;
  }

  private boolean often() {
    return random.nextInt(10) < 7;
  }

  private boolean seldom() {
    return random.nextInt(10) < 2;
  }

  private boolean rarely() {
    return random.nextInt(25) == 0;
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  JsonNode schema(int depth) {
    if (random.nextInt(20) == 0) {
      return BooleanNode.valueOf(often());
    }
    ObjectNode schema = NODES.objectNode();
    String type = one(TYPES);
    if (often()) {
      schema.put("type", type);
    } else if (seldom()) {
      schema.putArray("type").add(type).add("null");
    }
    rules(schema, type, depth);
    if (depth > 0 && seldom()) {
      combine(schema, depth - 1);
    }
    if (rarely()) {
      ArrayNode values = schema.putArray("enum");
      values.add(value(1)).add(value(1)).add(value(0));
    }
    return schema;
  }

  private void rules(ObjectNode schema, String type, int depth) {
    switch (type) {
      case "string" -> {
        maybe(schema, "minLength", random.nextInt(3));
        maybe(schema, "maxLength", random.nextInt(4));
        if (seldom()) {
          schema.put("pattern", one(List.of("^a", "b", "1$")));
        }
        if (seldom()) {
          schema.put("format", "date");
        }
      }
      case "integer", "number" -> {
        maybe(schema, "minimum", random.nextInt(5) - 2);
        maybe(schema, "exclusiveMaximum", random.nextInt(5) - 1);
        maybe(schema, "maximum", random.nextInt(5) - 1);
        maybe(schema, "multipleOf", 1 + random.nextInt(4));
      }
      case "array" -> arrayRules(schema, depth);
      case "object" -> objectRules(schema, depth);
      default -> {}
    }
  }

  private void maybe(ObjectNode schema, String keyword, int value) {
    if (random.nextInt(3) == 0) {
      schema.put(keyword, value);
    }
  }

  private void arrayRules(ObjectNode schema, int depth) {
    maybe(schema, "minItems", random.nextInt(2));
    maybe(schema, "maxItems", random.nextInt(3));
    if (seldom()) {
      schema.put("uniqueItems", true);
    }
    if (depth > 0 && often()) {
      schema.set("items", schema(depth - 1));
    }
    if (depth > 0 && seldom()) {
      schema.putArray("prefixItems").add(schema(depth - 1));
    }
    if (depth > 0 && seldom()) {
      schema.set("contains", schema(0));
    }
  }

  private void objectRules(ObjectNode schema, int depth) {
    if (depth > 0) {
      ObjectNode properties = schema.putObject("properties");
      NAMES.stream().filter(_ -> often()).forEach(name -> properties.set(name, schema(depth - 1)));
    }
    if (often()) {
      schema.putArray("required").add(one(NAMES));
    }
    if (random.nextInt(3) == 0) {
      schema.set("additionalProperties", seldom() ? schema(0) : BooleanNode.FALSE);
    }
    if (rarely()) {
      schema.putObject("patternProperties").set(one(List.of("^p", "q|r")), schema(0));
    }
    if (rarely()) {
      schema.putObject("dependentRequired").putArray(one(NAMES)).add(one(NAMES));
    }
    if (rarely()) {
      schema.put("unevaluatedProperties", false);
    }
    maybe(schema, "maxProperties", 1 + random.nextInt(3));
  }

  private void combine(ObjectNode schema, int depth) {
    switch (random.nextInt(5)) {
      case 0 -> schema.putArray("allOf").add(schema(depth)).add(schema(depth));
      case 1 -> schema.putArray("anyOf").add(schema(depth)).add(schema(depth));
      case 2 -> schema.putArray("oneOf").add(schema(depth)).add(schema(depth));
      case 3 -> schema.set("not", schema(depth));
      default -> {
        schema.set("if", schema(depth));
        schema.set("then", schema(depth));
      }
    }
  }

  /** A schema that accepts more, or as much: one rule somewhere is taken back. */
  JsonNode wider(JsonNode schema) {
    if (!schema.isObject() || schema.isEmpty()) {
      return BooleanNode.TRUE;
    }
    ObjectNode wider = (ObjectNode) schema.deepCopy();
    String keyword = one(List.copyOf(schema.propertyNames()));
    JsonNode rule = schema.path(keyword);
    switch (keyword) {
      case "minLength", "minimum", "minItems" ->
          wider.put(keyword, Math.max(rule.asInt() - 1, 0) - (keyword.equals("minimum") ? 3 : 0));
      case "maxLength", "maximum", "exclusiveMaximum", "maxItems", "maxProperties" ->
          wider.put(keyword, rule.asInt() + 1);
      case "items", "additionalProperties" -> wider.set(keyword, wider(rule));
      case "properties" -> {
        ObjectNode map = wider.putObject(keyword);
        rule.propertyNames().forEach(n -> map.set(n, often() ? rule.path(n) : wider(rule.path(n))));
      }
      case "allOf", "anyOf" -> {
        ArrayNode list = wider.putArray(keyword);
        rule.forEach(one -> list.add(often() ? wider(one) : one));
      }
      case "enum" -> ((ArrayNode) wider.path(keyword)).add("something else");
      case "type" -> wider.putArray(keyword).add("null").addAll(types(rule));
      case "required", "pattern", "format", "uniqueItems", "multipleOf" -> wider.remove(keyword);
      default -> {}
    }
    return wider;
  }

  private static List<JsonNode> types(JsonNode rule) {
    return rule.valueStream().filter(one -> !one.asString().equals("null")).toList().isEmpty()
        ? (rule.asString("").equals("null") || rule.isArray() ? List.of() : List.of(rule))
        : rule.valueStream().filter(one -> !one.asString().equals("null")).toList();
  }

  JsonNode value(int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> NullNode.instance;
      case 1 -> BooleanNode.valueOf(random.nextBoolean());
      case 2 -> StringNode.valueOf(one(TEXTS));
      case 3 -> IntNode.valueOf(random.nextInt(7) - 3);
      case 4 -> DecimalNode.valueOf(new java.math.BigDecimal(one(List.of("1.0", "0.5", "-2.0"))));
      case 5 -> StringNode.valueOf("2026-11-22");
      case 6 -> array(depth - 1);
      default -> object(depth - 1);
    };
  }

  private JsonNode array(int depth) {
    ArrayNode array = NODES.arrayNode();
    int size = random.nextInt(3);
    for (int i = 0; i < size; i++) {
      array.add(value(depth));
    }
    return array;
  }

  private JsonNode object(int depth) {
    ObjectNode object = NODES.objectNode();
    NAMES.stream().filter(_ -> random.nextBoolean()).forEach(n -> object.set(n, value(depth)));
    if (seldom()) {
      object.set("s", value(depth));
    }
    return object;
  }

  /** A value that is likely to satisfy a schema. */
  JsonNode valueFor(JsonNode schema, int depth) {
    if (seldom() || !schema.isObject()) {
      return value(depth);
    }
    if (schema.has("enum")) {
      return one(schema.path("enum").valueStream().toList());
    }
    for (String keyword : List.of("allOf", "anyOf", "oneOf")) {
      if (schema.has(keyword) && random.nextBoolean()) {
        return valueFor(one(schema.path(keyword).valueStream().toList()), depth);
      }
    }
    return switch (schema.path("type").asString("")) {
      case "object" -> objectFor(schema, depth);
      case "array" -> arrayFor(schema, depth);
      case "string" -> StringNode.valueOf(one(TEXTS));
      case "integer" -> IntNode.valueOf(random.nextInt(7) - 3);
      case "null" -> NullNode.instance;
      default -> value(depth);
    };
  }

  private JsonNode objectFor(JsonNode schema, int depth) {
    ObjectNode object = NODES.objectNode();
    JsonNode properties = schema.path("properties");
    for (String name : NAMES) {
      boolean required =
          schema.path("required").valueStream().anyMatch(r -> r.asString().equals(name));
      if (required || random.nextInt(3) == 0) {
        object.set(name, valueFor(properties.path(name), Math.max(depth - 1, 0)));
      }
    }
    return object;
  }

  private JsonNode arrayFor(JsonNode schema, int depth) {
    ArrayNode array = NODES.arrayNode();
    int size = random.nextInt(3);
    for (int i = 0; i < size; i++) {
      array.add(valueFor(schema.path("items"), Math.max(depth - 1, 0)));
    }
    return array;
  }
}
