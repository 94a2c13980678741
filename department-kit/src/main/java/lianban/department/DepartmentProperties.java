package lianban.department;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The department that this process is.
 *
 * @param code its code, part of the topics it reads and writes
 * @param parallelism how many cases each of its listeners works on at the same time
 */
@Validated
@ConfigurationProperties("lianban.department")
public record DepartmentProperties(
    @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{1,62}") String code,
    @DefaultValue("16") @Min(1) @Max(500) int parallelism) {}
