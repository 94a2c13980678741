package lianban.catalog.containment;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Holds single values against schemas. A format is an annotation to some validators and a rule to
 * others, so both are asked and the answer that is on the safe side counts.
 */
final class Values {

  private static final SchemaRegistry STRICT = registry(true);
  private static final SchemaRegistry LENIENT = registry(false);

  private final Schema strict;
  private final Schema lenient;

  Values(JsonNode schema) {
    this.strict = STRICT.getSchema(schema);
    this.lenient = LENIENT.getSchema(schema);
  }

  private static SchemaRegistry registry(boolean formats) {
    return SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_2020_12,
        settings ->
            settings.schemaRegistryConfig(
                SchemaRegistryConfig.builder()
                    .formatAssertionsEnabled(formats)
                    .locale(Locale.ROOT)
                    .build()));
  }

  /** Whether every validator accepts the value. */
  boolean surelyAccept(JsonNode value) {
    return strict.validate(value).isEmpty() && lenient.validate(value).isEmpty();
  }

  /** Whether no validator accepts the value. */
  boolean surelyRefuse(JsonNode value) {
    return !strict.validate(value).isEmpty() && !lenient.validate(value).isEmpty();
  }
}
