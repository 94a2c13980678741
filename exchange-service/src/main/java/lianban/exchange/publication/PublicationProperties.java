package lianban.exchange.publication;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of publishing.
 *
 * @param room how many bytes of events may be worked on at once
 * @param streams how many streams of lines may be open at once
 * @param retention how long the exchange knows which events it took in; one that comes again later
 *     is new
 */
@Validated
@ConfigurationProperties("exchange.publication")
public record PublicationProperties(DataSize room, @Min(1) int streams, Duration retention) {}
