package lianban.exchange.delivery;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets through what is at or below some pointers into data, and nothing else. Pointers are those of
 * RFC 6901, with {@code *} for every element of an array; a position in an array is never named, as
 * what stands there differs from event to event. An object or an array of which nothing is left is
 * left out itself: that there was one is not granted either.
 */
public final class FieldMask {

  private static final String EVERY = "*";

  private final Part whole;

  private FieldMask(Part whole) {
    this.whole = whole;
  }

  /** What is granted at one place: all of it, or what the parts below it say. */
  private static final class Part {
    private boolean isAll;
    private final Map<String, Part> below = new HashMap<>();
  }

  /** The mask of some pointers; {@code ""} lets everything through, none lets nothing through. */
  public static FieldMask of(Collection<String> pointers) {
    Part whole = new Part();
    for (String pointer : pointers) {
      Part at = whole;
      if (!pointer.isEmpty()) {
        for (String token : pointer.substring(1).split("/", -1)) {
          at = at.below.computeIfAbsent(unescaped(token), _ -> new Part());
        }
      }
      at.isAll = true;
    }
    return new FieldMask(whole);
  }

  private static String unescaped(String token) {
    return token.replace("~1", "/").replace("~0", "~");
  }

  /**
   * What is left of data; an object with nothing in it if that is nothing. The data itself is not
   * changed, and what is left shares parts with it.
   */
  public JsonNode masked(JsonNode data) {
    JsonNode left = left(whole, data);
    return left == null ? JsonNodeFactory.instance.objectNode() : left;
  }

  /** Whether a member at the top of the data is let through whole. */
  public boolean covers(String member) {
    Part part = whole.below.get(member);
    return whole.isAll || (part != null && part.isAll);
  }

  private static @Nullable JsonNode left(Part part, JsonNode node) {
    return switch (node) {
      case JsonNode _ when part.isAll -> node;
      case ObjectNode object -> left(part, object);
      case ArrayNode array when part.below.containsKey(EVERY) ->
          left(Objects.requireNonNull(part.below.get(EVERY)), array);
      default -> null;
    };
  }

  private static @Nullable JsonNode left(Part part, ObjectNode object) {
    ObjectNode left = JsonNodeFactory.instance.objectNode();
    // In the order of the data, not of the grant.
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      Part below = part.below.get(member.getKey());
      JsonNode rest = below == null ? null : left(below, member.getValue());
      if (rest != null) {
        left.set(member.getKey(), rest);
      }
    }
    return left.isEmpty() ? null : left;
  }

  private static @Nullable JsonNode left(Part every, ArrayNode array) {
    ArrayNode left = JsonNodeFactory.instance.arrayNode();
    for (JsonNode element : array) {
      JsonNode rest = left(every, element);
      if (rest != null) {
        left.add(rest);
      }
    }
    return left.isEmpty() ? null : left;
  }
}
