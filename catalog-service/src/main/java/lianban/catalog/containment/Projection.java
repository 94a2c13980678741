package lianban.catalog.containment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of a schema that is about the fields somebody is given. A pointer is followed through
 * objects; where it leads elsewhere, such as into an array, the schema there is compared whole.
 */
final class Projection {

  /** Rules about how many and which fields come together, which a selection of fields upsets. */
  private static final List<String> ABOUT_ALL_FIELDS =
      List.of("minProperties", "maxProperties", "dependentRequired");

  private final Map<String, Projection> fields = new TreeMap<>();

  private Projection() {}

  Projection(Set<String> pointers) {
    if (pointers.contains("")) {
      return;
    }
    for (String pointer : pointers) {
      Projection at = this;
      for (String step : pointer.substring(Math.min(1, pointer.length())).split("/", -1)) {
        String name = step.replace("~1", "/").replace("~0", "~");
        at = at.fields.computeIfAbsent(name, _ -> new Projection());
      }
    }
    // A field that is given as a whole is not narrowed by a pointer into it.
    pointers.forEach(this::giveWhole);
  }

  private void giveWhole(String pointer) {
    Projection at = this;
    for (String step : pointer.substring(Math.min(1, pointer.length())).split("/", -1)) {
      Projection next = at.fields.get(step.replace("~1", "/").replace("~0", "~"));
      if (next == null) {
        return;
      }
      at = next;
    }
    at.fields.clear();
  }

  private boolean isWhole() {
    return fields.isEmpty();
  }

  /** A schema that every value of the given one satisfies after the other fields are taken out. */
  JsonNode ofWritten(JsonNode schema) {
    return isWhole() || !isObject(schema) ? schema : written(schema).put("type", "object");
  }

  private ObjectNode written(JsonNode schema) {
    ObjectNode part = JsonNodeFactory.instance.objectNode();
    ObjectNode properties = part.putObject("properties");
    fields.forEach(
        (name, field) -> properties.set(name, field.ofWritten(propertyOf(schema, name))));
    part.set("required", required(schema));
    part.put("additionalProperties", false);
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    schema.path("allOf").forEach(one -> all.add(one.isObject() ? written(one) : one));
    return all.isEmpty() ? part : part.set("allOf", all);
  }

  private static JsonNode propertyOf(JsonNode schema, String name) {
    JsonNode own = schema.path("properties").path(name);
    if (!own.isMissingNode()) {
      return own;
    }
    boolean known = schema.has("additionalProperties") && !schema.has("patternProperties");
    return known ? schema.path("additionalProperties") : BooleanNode.TRUE;
  }

  /** What a schema asks of the given fields. */
  JsonNode ofRead(JsonNode schema) {
    return isWhole() || !schema.isObject() ? schema : read(schema);
  }

  private ObjectNode read(JsonNode schema) {
    ObjectNode part = ((ObjectNode) schema.deepCopy()).remove(ABOUT_ALL_FIELDS);
    if (schema.has("properties")) {
      ObjectNode properties = part.putObject("properties");
      schema.path("properties").propertyNames().stream()
          .filter(fields::containsKey)
          .forEach(name -> properties.set(name, readField(schema, name)));
    }
    if (schema.has("required")) {
      part.set("required", required(schema));
    }
    if (schema.has("allOf")) {
      ArrayNode all = part.putArray("allOf");
      schema.path("allOf").forEach(one -> all.add(ofRead(one)));
    }
    return part;
  }

  private JsonNode readField(JsonNode schema, String name) {
    JsonNode own = schema.path("properties").path(name);
    Projection field = fields.getOrDefault(name, new Projection());
    return isObject(own) ? field.ofRead(own) : own;
  }

  private ArrayNode required(JsonNode schema) {
    ArrayNode required = JsonNodeFactory.instance.arrayNode();
    schema
        .path("required")
        .valueStream()
        .filter(name -> fields.containsKey(name.asString()))
        .forEach(required::add);
    return required;
  }

  private static boolean isObject(JsonNode schema) {
    return "object".equals(schema.path("type").asString(""));
  }
}
