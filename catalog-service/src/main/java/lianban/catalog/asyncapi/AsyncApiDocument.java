package lianban.catalog.asyncapi;

import java.util.List;
import lianban.catalog.definition.Definition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The event types as AsyncAPI 3.0: a channel for each, which is its topic, with the message that
 * CloudEvents 1.0 makes of it. The exchange receives what is published and sends what is
 * subscribed.
 */
public final class AsyncApiDocument {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String SCHEMA_FORMAT = "application/schema+json;version=draft-2020-12";

  private AsyncApiDocument() {}

  /**
   * The document.
   *
   * @param types current versions of event types
   */
  public static ObjectNode of(List<Definition> types) {
    ObjectNode document = NODES.objectNode().put("asyncapi", "3.0.0");
    document
        .putObject("info")
        .put("title", "Lianban: event types")
        .put("version", "v1")
        .put("description", "Made from the catalogue: every type in its current version.");
    document.put("defaultContentType", "application/json");
    ObjectNode channels = document.putObject("channels");
    ObjectNode operations = document.putObject("operations");
    for (Definition type : types) {
      channels.set(type.key(), channel(type));
      operations.set("publish " + type.key(), operation("receive", type.key()));
      operations.set("subscribe " + type.key(), operation("send", type.key()));
    }
    document.putObject("components").putObject("schemas").set("attributes", attributes());
    return document;
  }

  private static ObjectNode channel(Definition type) {
    JsonNode content = type.content();
    ObjectNode channel = NODES.objectNode().put("address", type.key());
    channel.put("title", content.at("/name/en").asString(""));
    channel.put("description", content.at("/name/zh").asString(""));
    ObjectNode message = channel.putObject("messages").putObject("event");
    message.put("name", type.key()).put("contentType", "application/json");
    message.put("summary", "Version %d, of %s.".formatted(type.version(), owner(content)));
    message.putObject("headers").put("$ref", "#/components/schemas/attributes");
    message
        .putObject("payload")
        .put("schemaFormat", SCHEMA_FORMAT)
        .set("schema", content.path("schema").deepCopy());
    channel.putObject("x-lianban").put("owner", owner(content)).put("version", type.version());
    return channel;
  }

  private static String owner(JsonNode content) {
    return content.path("owner").asString("");
  }

  private static ObjectNode operation(String action, String type) {
    ObjectNode operation = NODES.objectNode().put("action", action);
    String channel = "#/channels/" + type.replace("~", "~0").replace("/", "~1");
    operation.putObject("channel").put("$ref", channel);
    operation.putArray("messages").addObject().put("$ref", channel + "/messages/event");
    return operation;
  }

  /** Attributes of CloudEvents 1.0 in the headers of a Kafka record (binary mode). */
  private static ObjectNode attributes() {
    ObjectNode schema = NODES.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("ce_specversion").put("const", "1.0");
    List<String> required = List.of("ce_id", "ce_source", "ce_type", "ce_subject");
    for (String name : required) {
      properties.putObject(name).put("type", "string");
    }
    properties.putObject("ce_time").put("type", "string").put("format", "date-time");
    for (String name : List.of("department", "caseid", "stepid", "causationid", "schemaversion")) {
      properties.putObject("ce_" + name).put("type", "string");
    }
    properties.putObject("ce_traceparent").put("type", "string");
    var names = schema.putArray("required").add("ce_specversion");
    required.forEach(names::add);
    return schema;
  }
}
