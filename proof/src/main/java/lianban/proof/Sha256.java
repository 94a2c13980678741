package lianban.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4), 32 bytes. */
public final class Sha256 {

  /** Length of a digest in bytes. */
  public static final int BYTES = 32;

  private Sha256() {}

  /** Digest of the parts, one after the other. */
  public static byte[] of(byte[]... parts) {
    MessageDigest digest = digest();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  /** As lower-case hexadecimal digits. */
  public static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  /**
   * The digest that 64 lower-case hexadecimal digits stand for.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static byte[] fromHex(String text) {
    byte[] digest = HexFormat.of().parseHex(text);
    if (digest.length != BYTES || !hex(digest).equals(text)) {
      throw new IllegalArgumentException("a digest has 64 lower-case hexadecimal digits");
    }
    return digest;
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
