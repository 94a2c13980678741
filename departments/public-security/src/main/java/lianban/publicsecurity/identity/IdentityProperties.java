package lianban.publicsecurity.identity;

import jakarta.validation.constraints.NotNull;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How identities are checked.
 *
 * @param zone the city's time zone: on which day it is there, a card is valid or not
 */
@Validated
@ConfigurationProperties("lianban.public-security")
public record IdentityProperties(@NotNull ZoneId zone) {}
