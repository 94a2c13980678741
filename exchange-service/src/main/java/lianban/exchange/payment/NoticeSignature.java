package lianban.exchange.payment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a notice comes from the provider: signed by Standard Webhooks (standardwebhooks.com),
 * over id, time and body, not longer ago than a clock may differ.
 */
public final class NoticeSignature {

  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final String HMAC = "HmacSHA256";
  private static final String VERSION = "v1,";

  private final byte[] key;
  private final InstantSource clock;

  /**
   * @param key shared with the provider; empty: nothing is believed
   */
  public NoticeSignature(byte[] key, InstantSource clock) {
    this.key = key.clone();
    this.clock = clock;
  }

  /**
   * Whether one of the signatures is the key's, and the time is now.
   *
   * @param timestamp seconds since 1970
   * @param signatures separated by spaces, each {@code v1,} and base64
   */
  public boolean isValid(String id, String timestamp, String signatures, byte[] body) {
    return key.length > 0
        && isNow(timestamp)
        && Stream.of(signatures.split(" ", -1))
            .filter(signature -> signature.startsWith(VERSION))
            .map(signature -> signature.substring(VERSION.length()))
            .anyMatch(
                signature ->
                    MessageDigest.isEqual(
                        signature.getBytes(StandardCharsets.UTF_8),
                        sign(key, id, timestamp, body).getBytes(StandardCharsets.UTF_8)));
  }

  private boolean isNow(String timestamp) {
    if (!timestamp.matches("[0-9]{1,12}")) {
      return false;
    }
    Instant told = Instant.ofEpochSecond(Long.parseLong(timestamp));
    return Duration.between(told, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
  }

  /** The signature in base64. */
  static String sign(byte[] key, String id, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + HMAC, e);
    }
  }
}
