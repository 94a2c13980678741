package lianban.exchange.deadletter;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is shown of an event that somebody has to look into. Every text and number in its data is
 * replaced by its kind and length, whatever its type calls sensitive: that list says what its owner
 * thought of, and who looks at dead letters is often neither sender nor receiver. What remains, the
 * shape, is what tells why a receiver stumbled.
 */
final class Masking {

  private final JsonMapper json;

  Masking(JsonMapper json) {
    this.json = json;
  }

  /** An event in structured JSON, its data masked. */
  JsonNode masked(String event) {
    ObjectNode shown = (ObjectNode) json.readTree(event);
    if (shown.has("data")) {
      shown.set("data", mask(shown.required("data")));
    }
    if (shown.has("data_base64")) {
      shown.set("data_base64", mask(shown.required("data_base64")));
    }
    if (shown.has("subject")) {
      shown.set("subject", mask(shown.required("subject")));
    }
    return shown;
  }

  JsonNode mask(JsonNode value) {
    return switch (value) {
      case ObjectNode object -> {
        ObjectNode masked = json.createObjectNode();
        object.properties().forEach(p -> masked.set(p.getKey(), mask(p.getValue())));
        yield masked;
      }
      case ArrayNode array -> {
        ArrayNode masked = json.createArrayNode();
        array.forEach(element -> masked.add(mask(element)));
        yield masked;
      }
      case JsonNode text when text.isString() ->
          json.valueToTree("<string:" + text.asString().length() + ">");
      case JsonNode number when number.isNumber() -> json.valueToTree("<number>");
      default -> value;
    };
  }
}
