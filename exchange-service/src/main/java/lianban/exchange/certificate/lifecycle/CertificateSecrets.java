package lianban.exchange.certificate.lifecycle;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Numbers that nobody can guess: made with the platform's key of what they stand for, so that they
 * are the same whenever they are made.
 */
public final class CertificateSecrets {

  private static final int SERIAL_BYTES = 10;
  private static final int SERIAL = 16;
  private static final int CODE = 12;

  private final byte[] key;

  /**
   * @param key at least 32 bytes
   */
  public CertificateSecrets(byte[] key) {
    this.key = key.clone();
  }

  /** Serial of the certificate that a client issues under a key: 80 bits, digits and capitals. */
  String serial(String client, String idempotencyKey) {
    return text("certificate-serial/1\n" + client + "\n" + idempotencyKey);
  }

  /**
   * The code that stands beside a number: 60 bits, digits and capitals.
   *
   * @param number of a certificate or of an annotated copy
   */
  public String code(String number) {
    return text("certificate-code/1\n" + number).substring(SERIAL - CODE);
  }

  /** Whether that is the code, told in the same time whether it is or not. */
  public boolean isCode(String number, String code) {
    return MessageDigest.isEqual(
        code(number).getBytes(StandardCharsets.UTF_8),
        code.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
  }

  private String text(String what) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] digest =
          Arrays.copyOf(mac.doFinal(what.getBytes(StandardCharsets.UTF_8)), SERIAL_BYTES);
      String text = new BigInteger(1, digest).toString(32).toUpperCase(Locale.ROOT);
      return "0".repeat(SERIAL - text.length()) + text;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
