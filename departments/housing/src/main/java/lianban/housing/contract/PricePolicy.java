package lianban.housing.contract;

import java.math.BigDecimal;
import lianban.department.StepDecision;
import org.apache.commons.numbers.fraction.BigFraction;

/** Which prices pass: those not too far from the median, the limits themselves included. */
public final class PricePolicy {

  private final BigDecimal lowest;
  private final BigDecimal highest;

  /**
   * @param lowest smallest part of the median that passes
   * @param highest largest part of the median that passes
   */
  public PricePolicy(BigDecimal lowest, BigDecimal highest) {
    this.lowest = lowest;
    this.highest = highest;
  }

  StepDecision decide(FiledContract contract) {
    BigFraction ratio = contract.ratioToMedian();
    boolean passes =
        ratio.compareTo(Price.exact(lowest)) >= 0 && ratio.compareTo(Price.exact(highest)) <= 0;
    return passes
        ? StepDecision.approved()
        : StepDecision.refused(
            "PRICE_OUT_OF_RANGE",
            "The price per square metre is not between %s and %s times the median of the town and flat type."
                .formatted(lowest.toPlainString(), highest.toPlainString()));
  }
}
