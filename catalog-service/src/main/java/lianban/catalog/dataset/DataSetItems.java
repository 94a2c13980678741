package lianban.catalog.dataset;

import java.util.List;
import lianban.catalog.definition.SchemaPath;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a data set consists of: its items, and nothing beside them. */
public final class DataSetItems {

  private DataSetItems() {}

  /** Where the items stand in the data, as JSON pointers. */
  public static List<String> pointers(JsonNode dataSet) {
    return dataSet
        .path("items")
        .valueStream()
        .map(item -> item.path("pointer").asString(""))
        .toList();
  }

  /** A JSON Schema of data that has the items and nothing else; what stands in an item is open. */
  public static JsonNode schema(JsonNode dataSet) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    for (String pointer : pointers(dataSet)) {
      ObjectNode at = root;
      for (String token : SchemaPath.tokens(pointer)) {
        at = token.equals("*") ? element(at) : below(at, token);
      }
    }
    return root;
  }

  private static ObjectNode element(ObjectNode parent) {
    return parent.put("type", "array").withObjectProperty("items");
  }

  private static ObjectNode below(ObjectNode parent, String token) {
    return parent.withObjectProperty("properties").withObjectProperty(token);
  }
}
