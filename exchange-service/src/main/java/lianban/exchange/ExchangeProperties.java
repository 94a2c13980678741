package lianban.exchange;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the exchange.
 *
 * @param holderKey key of holder pseudonyms, base64, at least 32 bytes
 * @param cursorKey key of event cursors, base64, at least 32 bytes
 * @param zone whose calendar day a receipt number carries
 * @param partitions of each topic that the exchange creates
 * @param replication of each topic that the exchange creates
 * @param answerConcurrency how many answers are worked on at the same time
 * @param grantsStandFor how long the last known grants stand while the catalogue does not answer
 */
@Validated
@ConfigurationProperties("exchange")
public record ExchangeProperties(
    @NotBlank String holderKey,
    @NotBlank String cursorKey,
    ZoneId zone,
    @Min(1) int partitions,
    @Min(1) short replication,
    @Min(1) int answerConcurrency,
    Duration grantsStandFor) {

  byte[] cursorKeyBytes() {
    return Base64.getDecoder().decode(cursorKey);
  }

  /** Leaves the keys out. */
  @Override
  public String toString() {
    return "ExchangeProperties[%s, %d partitions]".formatted(zone, partitions);
  }
}
