package lianban.exchange.subscription;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.Base64;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of subscriptions.
 *
 * @param webhookKey key that webhook secrets are stored under, base64, at least 32 bytes
 * @param secretOverlap how long a secret still signs after a new one was made
 */
@Validated
@ConfigurationProperties("exchange.subscription")
public record SubscriptionProperties(@NotBlank String webhookKey, Duration secretOverlap) {

  byte[] webhookKeyBytes() {
    return Base64.getDecoder().decode(webhookKey);
  }

  /** Leaves the key out. */
  @Override
  public String toString() {
    return "SubscriptionProperties[%s]".formatted(secretOverlap);
  }
}
