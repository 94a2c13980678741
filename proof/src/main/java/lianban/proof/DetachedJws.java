package lianban.proof;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A signature without what it signs: compact JSON Web Signature with detached content (RFC 7515,
 * appendix F), {@code header..signature}. The header has {@code alg} and {@code kid} and nothing
 * that would have to be understood besides ({@code crit}).
 *
 * @param header as it came, base64url
 * @param keyId names the key that signed
 * @param signature 64 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // signatures are not compared through the record
public record DetachedJws(String header, Algorithm algorithm, String keyId, byte[] signature) {

  /** Signs content. */
  public static String sign(SigningKey key, byte[] content) {
    VerificationKey open = key.verificationKey();
    var header =
        JsonNodeFactory.instance
            .objectNode()
            .put("alg", open.algorithm().alg())
            .put("kid", open.keyId());
    String encoded = Base64Url.encode(CanonicalJson.bytes(header));
    return encoded + ".." + Base64Url.encode(key.sign(input(encoded, content)));
  }

  /**
   * Reads a signature.
   *
   * @throws IllegalArgumentException if it is none in this form
   */
  public static DetachedJws read(String compact) {
    String[] parts = compact.split("\\.", -1);
    if (parts.length != 3 || !parts[1].isEmpty()) {
      throw new IllegalArgumentException("a detached signature is header..signature");
    }
    JsonNode header = CanonicalJson.read(Base64Url.decode(parts[0]));
    if (header.has("crit") || header.has("b64")) {
      throw new IllegalArgumentException("the signature asks for an extension of JWS");
    }
    return new DetachedJws(
        parts[0],
        Algorithm.named(header.path("alg").asString("")),
        header.path("kid").asString(""),
        Base64Url.decode(parts[2]));
  }

  /** Whether the key signed the content. */
  public boolean isOf(VerificationKey key, byte[] content) {
    return key.algorithm() == algorithm
        && key.keyId().equals(keyId)
        && key.verifies(input(header, content), signature);
  }

  private static byte[] input(String header, byte[] content) {
    return (header + "." + Base64Url.encode(content)).getBytes(StandardCharsets.US_ASCII);
  }
}
