package lianban.exchange.subscription;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Identities made from what a request says, so that a repeated request meets its own effect. */
public final class Digests {

  private static final int BYTES = 12;

  private Digests() {}

  /** 96 bits of SHA-256 over the lines, in hexadecimal. */
  public static String of(String... lines) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
