package lianban.catalog.sharing;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Time limits of sharing, described in application.yml.
 *
 * @param zone where a day begins and ends
 * @param holidays folder of yearly notices; empty where only weekends are off
 * @param unconditionalDays working days of silence after which an unconditional request is granted
 * @param conditionalDays working days in which the owner decides on a conditional one
 * @param extensionDays by which it may take longer
 * @param noticeBefore how long before its end a grant is announced to end
 */
@Validated
@ConfigurationProperties("lianban.catalog.sharing")
public record SharingProperties(
    @NotNull ZoneId zone,
    @Nullable String holidays,
    @Min(1) int unconditionalDays,
    @Min(1) int conditionalDays,
    @Min(1) int extensionDays,
    @NotNull Duration noticeBefore) {

  SharingClocks clocks() {
    return new SharingClocks(unconditionalDays, conditionalDays, extensionDays, noticeBefore);
  }
}
