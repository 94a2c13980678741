package lianban.exchange.approval;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Identities made from what a request says. The same client and key always make the same case id,
 * so a filing that is repeated after a crash meets its own case instead of opening a second one.
 */
final class CaseIds {

  private CaseIds() {}

  /** Sixteen digits and capital letters: 80 bits of SHA-256 over client and key. */
  static String of(String client, String key) {
    byte[] digest = sha256(client + "\n" + key);
    String text =
        new BigInteger(1, Arrays.copyOf(digest, 10)).toString(32).toUpperCase(Locale.ROOT);
    return "0".repeat(16 - text.length()) + text;
  }

  /** A digest of a text, in hexadecimal. */
  static String digest(String text) {
    return HexFormat.of().formatHex(sha256(text), 0, 16);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
