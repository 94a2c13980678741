package lianban.catalog.definition;

import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One version of a definition. The catalogue keeps the document as it was published: those who use
 * it read it, the catalogue only has to know that it is right.
 *
 * @param key names the definition within its kind
 * @param version 1 for the first one published under the key, and one more each time
 * @param publishedAt with millisecond precision
 * @param publication who published it under which idempotency key; unique over all definitions
 * @param content the document without {@code version} and {@code publishedAt}
 */
public record Definition(
    Kind kind, String key, int version, Instant publishedAt, String publication, JsonNode content) {

  /** The document as the catalogue answers it. */
  public ObjectNode answer() {
    ObjectNode answer = (ObjectNode) content.deepCopy();
    return answer.put("version", version).put("publishedAt", publishedAt.toString());
  }
}
