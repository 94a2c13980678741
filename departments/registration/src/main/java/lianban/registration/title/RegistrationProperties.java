package lianban.registration.title;

import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How titles are checked.
 *
 * @param minimumLeaseMonths the lease that has to remain for a title to be transferred
 */
@Validated
@ConfigurationProperties("lianban.registration")
public record RegistrationProperties(@PositiveOrZero int minimumLeaseMonths) {}
