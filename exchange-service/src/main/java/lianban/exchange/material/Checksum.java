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
 * @param expected in base64
 */
public record Checksum(String algorithm, String expected) {

  /** Algorithms of the protocol and their names in Java; it asks for SHA-1 at least. */
  private static final Map<String, String> ALGORITHMS =
      Map.of("sha1", "SHA-1", "sha256", "SHA-256");

  /** Reads {@code algorithm base64}; null if it is not so, or the algorithm is not known. */
  public static @Nullable Checksum parse(String header) {
    String[] words = header.strip().split(" ", -1);
    String algorithm = ALGORITHMS.get(words[0]);
    if (words.length != 2 || algorithm == null) {
      return null;
    }
    try {
      return new Checksum(algorithm, encoded(Base64.getDecoder().decode(words[1])));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  MessageDigest digest() {
    return digest(algorithm);
  }

  boolean fits(MessageDigest digest) {
    return encoded(digest.digest()).equals(expected);
  }

  static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  private static String encoded(byte[] hash) {
    return Base64.getEncoder().encodeToString(hash);
  }
}
