package lianban.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the exchange says, recorded. A difference is either a mistake or a change that everybody who
 * listens to the exchange has to know of.
 */
final class Golden {

  private static final String ACCEPT = "golden.accept";
  private static final Path FILES = Path.of("src/test/resources/lianban/exchange/golden");

  /** The order of properties says nothing and differs from run to run. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .build();

  private Golden() {}

  /** Holds JSON against its file; with {@code -Dgolden.accept=true} writes the file instead. */
  static void assertRecorded(String name, JsonNode actual) {
    Path file = FILES.resolve(name + ".json");
    if (Boolean.getBoolean(ACCEPT)) {
      record(file, actual);
      return;
    }
    assertThat(JSON.writeValueAsString(actual))
        .as(
            "%s differs from the file; if that is meant, say so in docs/protocol.md, run the test"
                + " with -D%s=true, and look at what git then shows as changed",
            name, ACCEPT)
        .isEqualTo(recorded(file));
  }

  private static String recorded(Path file) {
    try {
      return Files.exists(file)
          ? JSON.writeValueAsString(JSON.readTree(Files.readString(file)))
          : "nothing: there is no " + file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void record(Path file, JsonNode actual) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, JSON.writeValueAsString(actual) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
