package lianban.catalog;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the catalogue, described in application.yml.
 *
 * @param departmentsRememberedFor how old the known departments may be
 * @param seedRetry pause between two attempts to publish the city's definitions
 */
@Validated
@ConfigurationProperties("lianban.catalog")
public record CatalogProperties(
    @NotNull Duration departmentsRememberedFor, @NotNull Duration seedRetry) {}
