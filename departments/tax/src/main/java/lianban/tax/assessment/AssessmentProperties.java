package lianban.tax.assessment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How deed tax is assessed.
 *
 * @param rates by floor area, smallest first; see {@link DeedTaxRates}
 */
@Validated
@ConfigurationProperties("lianban.tax.deed-tax")
public record AssessmentProperties(@NotEmpty List<@Valid DeedTaxRate> rates) {
  public AssessmentProperties {
    rates = List.copyOf(rates);
  }
}
