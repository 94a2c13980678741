package lianban.proof;

import java.io.IOException;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON in the one form that is hashed and signed (RFC 8785), and read as strictly as that needs.
 */
public final class CanonicalJson {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          // What readers could read differently has no one meaning to prove.
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private CanonicalJson() {}

  /**
   * The canonical form, UTF-8.
   *
   * @throws IllegalArgumentException if it has none, such as for a number beyond IEEE 754
   */
  public static byte[] bytes(JsonNode json) {
    try {
      return new JsonCanonicalizer(JSON.writeValueAsString(json)).getEncodedUTF8();
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("this JSON has no canonical form", e);
    }
  }

  /**
   * Reads JSON.
   *
   * @throws IllegalArgumentException if it is none, or a name stands twice in an object
   */
  public static JsonNode read(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("this is not JSON", e);
    }
  }
}
