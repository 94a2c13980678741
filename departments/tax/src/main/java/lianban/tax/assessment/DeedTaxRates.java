package lianban.tax.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The rate table of the deed tax: the first line that holds for a floor area decides. */
public record DeedTaxRates(List<DeedTaxRate> rates) {

  private static final int PERCENT = 2;
  private static final int CENTS = 2;

  /**
   * @throws IllegalArgumentException if the lines do not ascend or do not end with one for any area
   */
  public DeedTaxRates {
    rates = List.copyOf(rates);
    BigDecimal below = BigDecimal.ZERO;
    for (DeedTaxRate rate : rates.subList(0, rates.size() - 1)) {
      if (rate.upTo() == null || rate.upTo().compareTo(below) <= 0) {
        throw new IllegalArgumentException("floor areas of the rate table ascend");
      }
      below = rate.upTo();
    }
    if (rates.getLast().upTo() != null) {
      throw new IllegalArgumentException("the rate table ends with a rate for any floor area");
    }
  }

  /** The percentage that holds for a floor area in square metres. */
  public BigDecimal percentFor(BigDecimal floorArea) {
    return rates.stream()
        .filter(rate -> rate.holdsFor(floorArea))
        .findFirst()
        .orElseThrow()
        .percent();
  }

  /** The tax on a price in yuan, rounded half up to a cent. */
  public BigDecimal taxOn(BigDecimal price, BigDecimal floorArea) {
    return price
        .multiply(percentFor(floorArea))
        .movePointLeft(PERCENT)
        .setScale(CENTS, RoundingMode.HALF_UP);
  }
}
