package lianban.catalog.definition;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import lianban.service.problem.Fault;
import tools.jackson.databind.JsonNode;

/** The form that a document must have, as a JSON Schema (2020-12). */
public final class Structure {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder()
                      .formatAssertionsEnabled(true)
                      .locale(Locale.ROOT)
                      .build()));

  private final Schema schema;

  private Structure(Schema schema) {
    this.schema = schema;
  }

  /** The form in a resource beside a class. */
  public static Structure in(Class<?> beside, String resource) {
    try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(resource), resource)) {
      return new Structure(REGISTRY.getSchema(in, InputFormat.JSON));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The form of JSON Schemas themselves. */
  public static Structure ofSchemas() {
    return new Structure(
        REGISTRY.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId())));
  }

  /** The form that a schema within a definition asks for; the schema must be right. */
  public static Structure of(JsonNode schema) {
    return new Structure(REGISTRY.getSchema(schema));
  }

  /** All that is wrong with the form of a document; the codes are the keywords of JSON Schema. */
  public List<Fault> faults(Place document) {
    return schema.validate(document.node()).stream()
        .map(error -> faultOf(document, error))
        .distinct()
        .toList();
  }

  /** Whether a document has the form. */
  public boolean accepts(JsonNode document) {
    return schema.validate(document).isEmpty();
  }

  /** A missing member is told at its own place, not at its parent's. */
  private static Fault faultOf(Place document, Error error) {
    String pointer = document.pointer() + error.getInstanceLocation();
    boolean ofMember =
        "required".equals(error.getKeyword()) || "additionalProperties".equals(error.getKeyword());
    if (ofMember && error.getProperty() != null) {
      pointer = pointer + "/" + error.getProperty();
    }
    return new Fault(pointer, error.getKeyword(), error.getMessage());
  }
}
