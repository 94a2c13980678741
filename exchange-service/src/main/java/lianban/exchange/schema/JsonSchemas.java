package lianban.exchange.schema;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Locale;
import lianban.service.problem.Fault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks values against JSON Schemas of the catalogue; compiled schemas are kept. */
public final class JsonSchemas {

  private static final int KEPT = 1_000;

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          // Faults are told in English, whatever language the machine is set to.
          settings ->
              settings.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().locale(Locale.ROOT).build()));
  private final Cache<String, Schema> compiled = Caffeine.newBuilder().maximumSize(KEPT).build();
  private final JsonMapper json;

  public JsonSchemas(JsonMapper json) {
    this.json = json;
  }

  /**
   * Everything that is wrong with a value; values themselves are never repeated.
   *
   * @param schema JSON Schema as text
   * @param pointer where the value stands in the request
   */
  public List<Fault> faults(String schema, Object value, String pointer) {
    JsonNode node = value instanceof JsonNode tree ? tree : json.valueToTree(value);
    return compiled
        .get(schema, text -> registry.getSchema(text, InputFormat.JSON))
        .validate(node)
        .stream()
        .map(error -> fault(error, pointer))
        .toList();
  }

  private static Fault fault(Error error, String pointer) {
    String property = error.getProperty() == null ? "" : Fault.step(error.getProperty());
    return new Fault(
        pointer + error.getInstanceLocation() + property, error.getKeyword(), error.getMessage());
  }
}
