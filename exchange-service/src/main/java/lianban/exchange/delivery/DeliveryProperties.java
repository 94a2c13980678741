package lianban.exchange.delivery;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of what goes out.
 *
 * @param readers how many subscribers may read the log itself at the same time, each with a
 *     consumer of up to 1 MB
 * @param tail about how much memory the newest events of all types may take
 * @param tailOfType about how much those of one type may take
 * @param tailIdle how long a type is followed that nobody reads
 * @param streams how many streams this instance takes
 * @param streamsOfClient how many one client may have of it
 */
@Validated
@ConfigurationProperties("exchange.delivery")
public record DeliveryProperties(
    @Min(1) int readers,
    DataSize tail,
    DataSize tailOfType,
    Duration tailIdle,
    @Min(1) int streams,
    @Min(1) int streamsOfClient) {}
