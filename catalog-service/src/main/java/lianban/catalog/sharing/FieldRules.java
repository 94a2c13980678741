package lianban.catalog.sharing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import lianban.service.problem.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What makes {@link Fields} right: their form, and that the type's schema has them. */
final class FieldRules {

  private static final Pattern FORM = Pattern.compile("(/([^/~]|~[01])*)*");
  private static final String DEFS = "#/$defs/";
  private static final int MOST = 200;
  private static final int LONGEST = 200;

  /** Keywords by which an object may have properties that are not named beside them. */
  private static final List<String> MORE =
      List.of("patternProperties", "allOf", "anyOf", "oneOf", "if", "dependentSchemas");

  private FieldRules() {}

  /** What is wrong with pointers into the data of a schema. */
  static List<Fault> faults(List<String> fields, JsonNode schema) {
    if (fields.isEmpty() || fields.size() > MOST) {
      return List.of(new Fault("/fields", "size", "Name 1 to %d fields.".formatted(MOST)));
    }
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      String place = "/fields/" + i;
      String field = fields.get(i);
      if (field.length() > LONGEST || !FORM.matcher(field).matches()) {
        faults.add(new Fault(place, "pattern", "A field is a JSON Pointer, such as /price."));
      } else if (!isIn(schema, field)) {
        faults.add(new Fault(place, "unknown-field", "The type's schema has no such field."));
      }
    }
    return faults;
  }

  private static boolean isIn(JsonNode schema, String field) {
    JsonNode at = schema;
    for (String token : field.isEmpty() ? new String[0] : field.substring(1).split("/", -1)) {
      JsonNode next = below(schema, resolved(schema, at), unescaped(token));
      if (next == null) {
        return false;
      }
      at = next;
    }
    return true;
  }

  /** The schema one step below; missing where anything may stand; null where nothing can. */
  private static @Nullable JsonNode below(JsonNode root, JsonNode schema, String token) {
    JsonNode properties = schema.path("properties");
    if (token.equals("*") && schema.has("items")) {
      return resolved(root, schema.path("items"));
    }
    if (properties.has(token)) {
      return properties.path(token);
    }
    boolean isOpen = !properties.isObject() || MORE.stream().anyMatch(schema::has);
    boolean isArray = schema.path("type").asString("").equals("array");
    return isOpen && (!isArray || token.equals("*")) ? schema.path("").path("") : null;
  }

  /** Schemas of the catalogue refer to their own definitions only, and never in a circle. */
  private static JsonNode resolved(JsonNode root, JsonNode schema) {
    JsonNode at = schema;
    while (at.path("$ref").asString("").startsWith(DEFS)) {
      String name = at.path("$ref").asString().substring(DEFS.length());
      at = root.path("$defs").path(unescaped(name));
    }
    return at;
  }

  private static String unescaped(String token) {
    return token.replace("~1", "/").replace("~0", "~");
  }
}
