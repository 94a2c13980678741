package lianban.catalog.sharing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Identities made from what a request says, so that one that is repeated meets itself instead of
 * being made twice.
 */
public final class RequestIds {

  private RequestIds() {}

  /** The id of what a party asked for under a key: 96 bits of SHA-256. */
  static String of(String party, String key) {
    return "sr-" + digest(party + "\n" + key).substring(0, 24);
  }

  /** A digest of a text, in hexadecimal. */
  public static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
