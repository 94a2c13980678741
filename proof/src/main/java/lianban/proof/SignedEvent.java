package lianban.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a department signs of an event. */
public final class SignedEvent {

  /** The extension attribute that holds the signature. */
  public static final String SIGNATURE = "signature";

  /** What the exchange sets, whatever the department wrote. */
  private static final List<String> STAMPED = List.of("department", "schemaversion", "traceparent");

  private SignedEvent() {}

  /**
   * The bytes that are signed: the canonical form of the event without the signature and without
   * what the exchange stamps, every attribute as text. In binary mode attributes are text anyway,
   * so the signature holds in whichever mode the event travels.
   *
   * @param event in structured JSON
   */
  public static byte[] content(JsonNode event) {
    ObjectNode signed = JsonNodeFactory.instance.objectNode();
    event.forEachEntry(
        (name, value) -> {
          if (name.equals("data")) {
            signed.set(name, value);
          } else if (!name.equals(SIGNATURE) && !STAMPED.contains(name)) {
            signed.put(name, value.asString());
          }
        });
    return CanonicalJson.bytes(signed);
  }

  /** The signature, null if the event has none. */
  public static @Nullable String signature(JsonNode event) {
    JsonNode signature = event.path(SIGNATURE);
    return signature.isString() ? signature.stringValue() : null;
  }
}
