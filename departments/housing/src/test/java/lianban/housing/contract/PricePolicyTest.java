package lianban.housing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import lianban.department.StepDecision;
import lianban.kernel.event.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricePolicyTest {

  private final PricePolicy policy =
      new PricePolicy(new BigDecimal("0.60"), new BigDecimal("1.60"));

  @ParameterizedTest
  @CsvSource({
    "300000.00, 100, true",
    "180000.00, 100, true",
    "179999.99, 100, false",
    "480000.00, 100, true",
    "480000.01, 100, false",
    "126000.00,  70, true",
    "125999.99,  70, false",
    "1800.00,     1, true",
  })
  void passesPricesFromSixTenthsToSixteenTenthsOfTheMedian(
      String amount, String floorArea, boolean passes) {
    var contract = new FiledContract(price(amount, floorArea), List.of(price("300000", "100")));

    assertThat(policy.decide(contract).equals(StepDecision.approved())).isEqualTo(passes);
  }

  @Test
  void takesTheMeanOfTheTwoInTheMiddle() {
    // Medians of 1000 and 2000 a square metre, neither of which is a finite decimal fraction of 3.
    var middle = List.of(price("3000", "3"), price("14000", "7"));

    assertThat(policy.decide(new FiledContract(price("900", "1"), middle)))
        .isEqualTo(StepDecision.approved());
    assertThat(policy.decide(new FiledContract(price("899.99", "1"), middle)))
        .isInstanceOf(StepDecision.Refused.class);
  }

  @Test
  void isExactWhereNoDecimalIs() {
    // A third of a yuan a square metre against five ninths: the ratio is 0.6 to the last digit.
    var contract = new FiledContract(price("1", "3"), List.of(price("5", "9")));

    assertThat(policy.decide(contract)).isEqualTo(StepDecision.approved());
  }

  @Test
  void tellsTheReason() {
    var contract = new FiledContract(price("1", "1"), List.of(price("5", "1")));

    assertThat(policy.decide(contract))
        .isEqualTo(
            StepDecision.refused(
                List.of(
                    new Reason(
                        "PRICE_OUT_OF_RANGE",
                        "The price per square metre is not between 0.60 and 1.60 times the median"
                            + " of the town and flat type."))));
  }

  @Test
  void knowsNoPriceWithoutFloorArea() {
    assertThatThrownBy(() -> price("1", "0")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> price("-1", "1")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FiledContract(price("1", "1"), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Price price(String amount, String floorArea) {
    return new Price(new BigDecimal(amount), new BigDecimal(floorArea));
  }
}
