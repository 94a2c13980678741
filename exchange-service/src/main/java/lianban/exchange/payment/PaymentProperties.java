package lianban.exchange.payment;

import java.util.Base64;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of payment.
 *
 * @param noticeKey key that the provider signs its notices with, base64; empty: none is believed
 */
@ConfigurationProperties("exchange.payment")
public record PaymentProperties(String noticeKey) {

  private static final int SHORTEST_KEY = 32;

  /**
   * @throws IllegalArgumentException if there is a key that is too short
   */
  public PaymentProperties {
    if (!noticeKey.isEmpty() && Base64.getDecoder().decode(noticeKey).length < SHORTEST_KEY) {
      throw new IllegalArgumentException("the key of payment notices has at least 32 bytes");
    }
  }

  byte[] noticeKeyBytes() {
    return Base64.getDecoder().decode(noticeKey);
  }

  /** Leaves the key out. */
  @Override
  public String toString() {
    return "PaymentProperties[]";
  }
}
