package lianban.proof;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A public key that signatures are checked with; on the wire a JSON Web Key (RFC 7517). */
public final class VerificationKey {

  /** Also the length of a coordinate, in bytes. */
  private static final int KEY_BYTES = 32;

  private static final Set<String> PRIVATE = Set.of("d", "k", "p", "q");

  private final Algorithm algorithm;
  private final byte[] material;

  private VerificationKey(Algorithm algorithm, byte[] material) {
    this.algorithm = algorithm;
    this.material = material;
  }

  static VerificationKey of(Ed25519PublicKeyParameters key) {
    return new VerificationKey(Algorithm.EDDSA, key.getEncoded());
  }

  static VerificationKey of(Algorithm algorithm, ECPublicKeyParameters key) {
    byte[] point = key.getQ().getEncoded(false);
    return new VerificationKey(algorithm, Arrays.copyOfRange(point, 1, point.length));
  }

  /**
   * Reads a JSON Web Key.
   *
   * @throws IllegalArgumentException if it is no public key of an algorithm that is known here
   */
  public static VerificationKey read(JsonNode jwk) {
    if (PRIVATE.stream().anyMatch(jwk::has)) {
      throw new IllegalArgumentException("this is a private key");
    }
    String curve = text(jwk, "crv");
    for (Algorithm algorithm : Algorithm.values()) {
      if (algorithm.curve().equals(curve) && algorithm.keyType().equals(text(jwk, "kty"))) {
        return read(algorithm, jwk);
      }
    }
    throw new IllegalArgumentException("no key on the curve " + curve + " is known");
  }

  private static VerificationKey read(Algorithm algorithm, JsonNode jwk) {
    byte[] x = coordinate(jwk, "x");
    byte[] material = x;
    if (algorithm != Algorithm.EDDSA) {
      material = Arrays.copyOf(x, 2 * KEY_BYTES);
      System.arraycopy(coordinate(jwk, "y"), 0, material, KEY_BYTES, KEY_BYTES);
    }
    var key = new VerificationKey(algorithm, material);
    if (!jwk.path("use").asString("sig").equals("sig")) {
      throw new IllegalArgumentException("this key is not for signatures");
    }
    if (!jwk.path("alg").asString(algorithm.alg()).equals(algorithm.alg())
        || !jwk.path("kid").asString(key.keyId()).equals(key.keyId())) {
      throw new IllegalArgumentException("alg or kid belong to another key");
    }
    key.requireOnCurve();
    return key;
  }

  private static String text(JsonNode jwk, String name) {
    JsonNode value = jwk.path(name);
    if (!value.isString()) {
      throw new IllegalArgumentException("a key has " + name);
    }
    return value.stringValue();
  }

  private static byte[] coordinate(JsonNode jwk, String name) {
    byte[] value = Base64Url.decode(text(jwk, name));
    if (value.length != KEY_BYTES) {
      throw new IllegalArgumentException(name + " has 32 bytes");
    }
    return value;
  }

  private void requireOnCurve() {
    if (algorithm == Algorithm.EDDSA) {
      Object _ = ed25519();
    } else {
      Object _ = ec();
    }
  }

  Ed25519PublicKeyParameters ed25519() {
    return new Ed25519PublicKeyParameters(material);
  }

  /** Refuses a point that is not on the curve, as an attacker might send it. */
  ECPublicKeyParameters ec() {
    var point =
        algorithm
            .domain()
            .getCurve()
            .validatePoint(
                new BigInteger(1, material, 0, KEY_BYTES),
                new BigInteger(1, material, KEY_BYTES, KEY_BYTES));
    return new ECPublicKeyParameters(point, algorithm.domain());
  }

  public Algorithm algorithm() {
    return algorithm;
  }

  /** The key's name and fingerprint: its thumbprint by RFC 7638 with SHA-256, base64url. */
  public String keyId() {
    byte[] canonical = CanonicalJson.bytes(required());
    return Base64Url.encode(Sha256.of(canonical));
  }

  /** As a JSON Web Key with {@code kid}, {@code alg} and {@code use}. */
  public ObjectNode json() {
    return required().put("kid", keyId()).put("alg", algorithm.alg()).put("use", "sig");
  }

  private ObjectNode required() {
    ObjectNode jwk = JsonNodeFactory.instance.objectNode();
    jwk.put("kty", algorithm.keyType()).put("crv", algorithm.curve());
    jwk.put("x", Base64Url.encode(Arrays.copyOf(material, KEY_BYTES)));
    if (algorithm != Algorithm.EDDSA) {
      jwk.put("y", Base64Url.encode(Arrays.copyOfRange(material, KEY_BYTES, 2 * KEY_BYTES)));
    }
    return jwk;
  }

  /**
   * Whether the signature is this key's.
   *
   * @param signature 64 bytes; r and s one after the other for ES256 and SM2
   */
  public boolean verifies(byte[] message, byte[] signature) {
    return Signatures.verify(this, message, signature);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerificationKey key
        && key.algorithm == algorithm
        && Arrays.equals(key.material, material);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(material);
  }

  @Override
  public String toString() {
    return new String(CanonicalJson.bytes(json()), StandardCharsets.UTF_8);
  }
}
