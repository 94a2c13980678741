package lianban.exchange.material;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a piece must hash to (tus 1.0, extension Checksum).
 *
 * @param algorithm as Java names it
 */
public record Checksum(String algorithm, byte[] expected) {

  /** Algorithms of the protocol and their names in Java; it asks for SHA-1 at least. */
  private static final Map<String, String> ALGORITHMS = Map.of("sha1", "SHA-1", "sha256", "SHA-256");

  public Checksum {
    expected = expected.clone();
  }

  @Override
  public byte[] expected() {
    return expected.clone();
  }

  /** Reads {@code algorithm base64}; null if it is not so, or the algorithm is not known. */
  public static @Nullable Checksum parse(String header) {
    String[] words = header.strip().split(" ", -1);
    String algorithm = ALGORITHMS.get(words[0]);
    if (words.length != 2 || algorithm == null) {
      return null;
    }
    try {
      return new Checksum(algorithm, Base64.getDecoder().decode(words[1]));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  MessageDigest digest() {
    return digest(algorithm);
  }

  boolean fits(MessageDigest digest) {
    return MessageDigest.isEqual(digest.digest(), expected);
  }

  static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Checksum(String name, byte[] bytes)
        && name.equals(algorithm)
        && MessageDigest.isEqual(bytes, expected);
  }

  @Override
  public int hashCode() {
    return algorithm.hashCode();
  }

  @Override
  public String toString() {
    return algorithm;
  }
}
