package lianban.catalog.containment;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is called contained is contained, by the word of a validator that knows nothing of it. */
class ContainmentPropertyTest {

  private static final int PAIRS = 6_000;
  private static final int VALUES = 60;
  private static final SchemaRegistry LENIENT = registry(false);
  private static final SchemaRegistry STRICT = registry(true);

  private int accepted;
  private int tried;

  private static SchemaRegistry registry(boolean formats) {
    return SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_2020_12,
        settings ->
            settings.schemaRegistryConfig(
                SchemaRegistryConfig.builder().formatAssertionsEnabled(formats).build()));
  }

  @Test
  void neverCallsContainedWhatIsNot() {
    for (int seed = 0; seed < PAIRS; seed++) {
      var schemas = new RandomSchemas(new Random(seed));
      hold(schemas.schema(2), schemas.schema(1), schemas, seed);
    }
    assertThat(accepted).as("unrelated pairs shown to be contained").isGreaterThan(PAIRS / 50);
    assertThat(tried).as("values tried on them").isGreaterThan(accepted * 2);
  }

  @Test
  void showsMostOfWhatWasMadeWider() {
    for (int seed = 0; seed < PAIRS; seed++) {
      var schemas = new RandomSchemas(new Random(seed));
      JsonNode narrow = schemas.schema(2);
      hold(narrow, schemas.wider(schemas.wider(narrow)), schemas, seed);
    }
    assertThat(accepted).as("wider schemas shown to be so").isGreaterThan(PAIRS * 8 / 10);
    assertThat(tried).as("values tried on them").isGreaterThan(PAIRS * 10);
  }

  @Test
  void neverCallsContainedWhatWasMadeNarrowerUnlessItIs() {
    for (int seed = 0; seed < PAIRS; seed++) {
      var schemas = new RandomSchemas(new Random(seed));
      JsonNode narrow = schemas.schema(2);
      hold(schemas.wider(narrow), narrow, schemas, seed);
    }
    assertThat(accepted).isLessThan(PAIRS);
  }

  private void hold(JsonNode written, JsonNode read, RandomSchemas schemas, int seed) {
    if (!Containment.gaps(written, read).isEmpty()) {
      return;
    }
    accepted++;
    for (SchemaRegistry validators : new SchemaRegistry[] {LENIENT, STRICT}) {
      Schema writer = validators.getSchema(written);
      Schema reader = validators.getSchema(read);
      for (int i = 0; i < VALUES; i++) {
        JsonNode value = i % 3 == 0 ? schemas.value(2) : schemas.valueFor(written, 2);
        if (writer.validate(value).isEmpty()) {
          tried++;
          assertThat(reader.validate(value))
              .as("seed %d: %s by %s of %s", seed, value, read, written)
              .isEmpty();
        }
      }
    }
  }
}
