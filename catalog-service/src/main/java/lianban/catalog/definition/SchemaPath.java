package lianban.catalog.definition;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Pointers into what a schema describes: JSON Pointers (RFC 6901), in which {@code *} stands for
 * every element of an array.
 */
public final class SchemaPath {

  private static final Pattern FORM = Pattern.compile("(/([^/~]|~[01])*)*");
  private static final String DEFS = "#/$defs/";

  /** Keywords by which an object may have properties that are not named beside them. */
  private static final List<String> MORE =
      List.of("patternProperties", "allOf", "anyOf", "oneOf", "if", "dependentSchemas");

  private SchemaPath() {}

  /** Whether a text has the form of a pointer. */
  public static boolean isPointer(String text) {
    return FORM.matcher(text).matches();
  }

  /** Whether data that a schema accepts can have something at a pointer. */
  public static boolean has(JsonNode schema, String pointer) {
    JsonNode at = schema;
    for (String token : tokens(pointer)) {
      JsonNode next = below(schema, resolved(schema, at), token);
      if (next == null) {
        return false;
      }
      at = next;
    }
    return true;
  }

  /** The names that a pointer leads along. */
  public static List<String> tokens(String pointer) {
    return pointer.isEmpty()
        ? List.of()
        : List.of(pointer.substring(1).split("/", -1)).stream()
            .map(token -> token.replace("~1", "/").replace("~0", "~"))
            .toList();
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
      at = root.path("$defs").path(name.replace("~1", "/").replace("~0", "~"));
    }
    return at;
  }
}
