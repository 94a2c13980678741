package lianban.housing;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the contract register is, and which prices pass.
 *
 * @param registerUrl address of the register, by default this process itself
 * @param registerToken what the register wants to see; empty: one is made up at each start, which
 *     does for a register in this process
 * @param registerTimeout how long one answer may take
 * @param lowestRatio smallest price per square metre that passes, as a part of the median
 * @param highestRatio largest price per square metre that passes, as a part of the median
 */
@Validated
@ConfigurationProperties("lianban.housing")
public record HousingProperties(
    @NotNull URI registerUrl,
    @DefaultValue("") String registerToken,
    @NotNull Duration registerTimeout,
    @NotNull @Positive BigDecimal lowestRatio,
    @NotNull @Positive BigDecimal highestRatio) {

  /** Leaves the token out. */
  @Override
  public String toString() {
    return "HousingProperties[register %s]".formatted(registerUrl);
  }
}
