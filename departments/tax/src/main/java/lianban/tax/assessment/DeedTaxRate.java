package lianban.tax.assessment;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of the rate table.
 *
 * @param upTo largest floor area it holds for, in square metres, itself included; null for any
 * @param percent of the price
 */
public record DeedTaxRate(@Nullable BigDecimal upTo, @NotNull @PositiveOrZero BigDecimal percent) {

  boolean holdsFor(BigDecimal floorArea) {
    return upTo == null || floorArea.compareTo(upTo) <= 0;
  }
}
