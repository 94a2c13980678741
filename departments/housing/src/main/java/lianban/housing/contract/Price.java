package lianban.housing.contract;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * What was agreed for a flat.
 *
 * @param amount in yuan, above zero
 * @param floorArea in square metres, above zero
 */
public record Price(BigDecimal amount, BigDecimal floorArea) {

  public Price {
    if (amount.signum() <= 0 || floorArea.signum() <= 0) {
      throw new IllegalArgumentException("price and floor area are above zero");
    }
  }

  /** Exact, in yuan. */
  BigFraction perSquareMetre() {
    return exact(amount).divide(exact(floorArea));
  }

  static BigFraction exact(BigDecimal decimal) {
    BigDecimal plain = decimal.setScale(Math.max(decimal.scale(), 0));
    return BigFraction.of(plain.unscaledValue(), BigInteger.TEN.pow(plain.scale()));
  }
}
