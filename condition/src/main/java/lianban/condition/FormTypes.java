package lianban.condition;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The types that a form's JSON Schema promises, so that a condition that asks for a field which the
 * form lacks, or compares a text with a number, is found before any case meets it.
 */
final class FormTypes {

  /** No name that an expression could mean: {@code form.buyer} is a field, never a type. */
  private static final String FORM = "#/form";

  private static final String DEFS = "#/$defs/";
  private static final int DEPTH = 24;

  private final JsonNode root;
  private final Map<String, CelType> records = new HashMap<>();

  FormTypes(JsonNode root) {
    this.root = root;
  }

  /** The form's own type. */
  CelType form() {
    return type(root, FORM, 0);
  }

  /** The records that the form is made of, by name; complete once the form's type was asked for. */
  ImmutableMap<String, CelType> records() {
    return ImmutableMap.copyOf(records);
  }

  private CelType type(JsonNode schema, String name, int depth) {
    if (depth > DEPTH) {
      return SimpleType.DYN;
    }
    String ref = schema.path("$ref").asString("");
    if (ref.startsWith(DEFS)) {
      return type(root.path("$defs").path(ref.substring(DEFS.length())), name, depth + 1);
    }
    return switch (schema.path("type").asString("")) {
      case "string" -> SimpleType.STRING;
      case "integer" -> SimpleType.INT;
      case "number" -> SimpleType.DOUBLE;
      case "boolean" -> SimpleType.BOOL;
      case "array" -> ListType.create(type(schema.path("items"), name + "/item", depth + 1));
      case "object" -> record(schema.path("properties"), name, depth);
      default -> isTexts(schema.path("enum")) ? SimpleType.STRING : SimpleType.DYN;
    };
  }

  private static boolean isTexts(JsonNode values) {
    return !values.isEmpty() && values.valueStream().allMatch(JsonNode::isString);
  }

  private CelType record(JsonNode properties, String name, int depth) {
    if (properties.isEmpty()) {
      return Dialect.ANY_RECORD;
    }
    ImmutableMap.Builder<String, CelType> fields = ImmutableMap.builder();
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      String field = property.getKey();
      fields.put(field, type(property.getValue(), name + "/" + field, depth + 1));
    }
    ImmutableMap<String, CelType> types = fields.buildOrThrow();
    records.put(
        name,
        StructType.create(name, types.keySet(), field -> Optional.ofNullable(types.get(field))));
    return StructTypeReference.create(name);
  }
}
