package lianban.tax.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeedTaxRatesTest {

  private static final DeedTaxRate SMALL =
      new DeedTaxRate(new BigDecimal("140"), new BigDecimal("1.0"));
  private static final DeedTaxRate ANY = new DeedTaxRate(null, new BigDecimal("1.5"));

  private final DeedTaxRates rates = new DeedTaxRates(List.of(SMALL, ANY));

  @ParameterizedTest
  @CsvSource({
    "267000.00, 44.0,   2670.00",
    "100000.00, 140,    1000.00",
    "100000.00, 140.00, 1000.00",
    "100000.00, 140.01, 1500.00",
    "888888.88, 99,     8888.89",
    "100.50,    100,    1.01",
    "100.49,    100,    1.00",
    "33.00,     141,    0.50",
    "0.01,      44,     0.00",
  })
  void taxesTheWholePriceAtTheRateOfTheFloorArea(
      BigDecimal price, BigDecimal floorArea, BigDecimal tax) {
    assertThat(rates.taxOn(price, floorArea)).isEqualTo(tax);
  }

  @Test
  void wantsALastLineForAnyArea() {
    assertThatThrownBy(() -> new DeedTaxRates(List.of(SMALL)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void wantsAscendingLimits() {
    assertThatThrownBy(() -> new DeedTaxRates(List.of(SMALL, SMALL, ANY)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DeedTaxRates(List.of(ANY, ANY)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
