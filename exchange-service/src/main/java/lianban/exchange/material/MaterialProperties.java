package lianban.exchange.material;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of materials.
 *
 * @param uploadExpiry how long an upload may take
 * @param keep how long a content that no case has yet is kept, and may be named at filing
 * @param grace how long the remains of an upload that is over lie: longer than any request lasts
 */
@Validated
@ConfigurationProperties("exchange.material")
public record MaterialProperties(
    Duration uploadExpiry, Duration keep, Duration grace, Scanner scanner) {

  /**
   * A ClamAV daemon.
   *
   * @param host empty for none
   * @param required whether nothing is taken or given out before it was scanned
   * @param timeout of one answer
   */
  public record Scanner(
      String host, @Min(1) @Max(65_535) int port, boolean required, Duration timeout) {

    boolean isSetUp() {
      return !host.isBlank();
    }
  }
}
