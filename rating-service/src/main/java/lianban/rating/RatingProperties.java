package lianban.rating;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the rating service.
 *
 * @param rightLasts how long after the close of its case a right to rate lasts
 * @param contactWorkingDays working days to contact the author of a bad rating
 * @param rectifyWorkingDays working days to put right what a bad rating complains of
 * @param zone where a day begins and ends
 * @param notices yearly notices of days off and weekend days worked
 */
@Validated
@ConfigurationProperties("lianban.rating")
public record RatingProperties(
    @NotNull Duration rightLasts,
    @Min(1) int contactWorkingDays,
    @Min(1) int rectifyWorkingDays,
    @NotNull ZoneId zone,
    @NotNull Resource notices) {}
