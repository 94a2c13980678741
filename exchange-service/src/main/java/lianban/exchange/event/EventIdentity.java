package lianban.exchange.event;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.data.BytesCloudEventData;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What makes an event this one and no other: the canonical form of what its publisher says. What
 * the exchange says of it differs from one attempt to the next and is left out; so does a
 * signature, since some algorithms never make the same one twice, and the version of the schema,
 * which the exchange fills in where it is missing: the same data is the same event, and whoever
 * sends it again after a new version came is told so.
 *
 * @param digest 128 bits of SHA-256, in hexadecimal
 * @param data in canonical form
 * @param bytes length of the canonical form
 */
public record EventIdentity(String digest, CloudEventData data, int bytes) {

  private static final Set<String> LEFT_OUT =
      Set.of("department", "schemaversion", "traceparent", "signature");

  private static final int DIGEST_BYTES = 16;

  /**
   * @param event its data is not looked at
   * @param data of the event, null for none
   * @param length about how long the canonical form will be, in bytes
   * @throws NotInteroperableException if it has no canonical form
   */
  public static EventIdentity of(CloudEvent event, @Nullable JsonNode data, int length) {
    SortedMap<String, String> attributes = CanonicalEvent.attributes(event);
    attributes.keySet().removeAll(LEFT_OUT);
    CanonicalJson form = CanonicalJson.object(attributes, data, length);
    return new EventIdentity(
        digest(form), BytesCloudEventData.wrap(form.bytesOfData()), form.size());
  }

  private static String digest(CanonicalJson form) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      form.update(sha256);
      return HexFormat.of().formatHex(sha256.digest(), 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
