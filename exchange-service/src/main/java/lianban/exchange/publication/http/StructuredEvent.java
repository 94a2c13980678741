package lianban.exchange.publication.http;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import lianban.exchange.event.CanonicalEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event in the CloudEvents JSON format 1.0, read from a tree.
 *
 * @param event its attributes
 * @param data null for none
 */
record StructuredEvent(CloudEvent event, @Nullable JsonNode data) {

  /** Attributes of the specification, all of them texts; the others are extensions. */
  private static final Set<String> TEXTS =
      Set.of("id", "source", "type", "subject", "time", "dataschema", "datacontenttype");

  /**
   * Reads one.
   *
   * @throws RuntimeException if it is none
   */
  static StructuredEvent of(JsonNode tree) {
    if (!tree.isObject() || !"1.0".equals(tree.path("specversion").stringValue(null))) {
      throw new IllegalArgumentException("not of version 1.0");
    }
    CloudEventBuilder event = CloudEventBuilder.v1();
    JsonNode data = null;
    for (Map.Entry<String, JsonNode> member : tree.properties()) {
      JsonNode value = member.getValue();
      // A member that is null is one that is not set.
      if (value.isNull() || member.getKey().equals("specversion")) {
        continue;
      }
      switch (member.getKey()) {
        case "data", "data_base64" -> {
          if (data != null) {
            throw new IllegalArgumentException("data stands twice");
          }
          data = member.getKey().equals("data") ? value : decoded(value);
        }
        default -> attribute(event, member.getKey(), value);
      }
    }
    return new StructuredEvent(event.build(), data);
  }

  /** Data that came as bytes is read as strictly as any other. */
  private static JsonNode decoded(JsonNode value) {
    return CanonicalEvent.JSON.readTree(Base64.getDecoder().decode(value.stringValue()));
  }

  private static void attribute(CloudEventBuilder event, String name, JsonNode value) {
    if (value.isString()) {
      String text = value.stringValue();
      if (text.isEmpty()) {
        throw new IllegalArgumentException("an attribute is not empty");
      }
      event.withContextAttribute(name, text);
    } else if (TEXTS.contains(name)) {
      throw new IllegalArgumentException(name + " is a text");
    } else if (value.isBoolean()) {
      event.withContextAttribute(name, value.booleanValue());
    } else if (value.isInt()) {
      event.withContextAttribute(name, value.intValue());
    } else {
      throw new IllegalArgumentException("an extension is a text, an integer or a boolean");
    }
  }
}
