package lianban.department;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The department that this process is.
 *
 * @param code its code, part of the topics it reads and writes
 * @param parallelism how many cases each of its listeners works on at the same time
 * @param gateway address of the gateway, for a department outside the exchange's network; without
 *     it events come and go by the broker
 */
@Validated
@ConfigurationProperties("lianban.department")
public record DepartmentProperties(
    @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{1,62}") String code,
    @DefaultValue("16") @Min(1) @Max(500) int parallelism,
    @Nullable URI gateway) {}
