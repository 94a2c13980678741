package lianban.housing.register;

import java.math.BigDecimal;
import java.util.Comparator;

/**
 * What a contract says about prices.
 *
 * @param price in yuan
 * @param floorArea in square metres
 */
public record ContractPrice(String contractNo, BigDecimal price, BigDecimal floorArea) {

  /** Exact: a/b is smaller than c/d where ad is smaller than cb, both areas being above zero. */
  static final Comparator<ContractPrice> PER_SQUARE_METRE =
      (a, b) -> a.price.multiply(b.floorArea).compareTo(b.price.multiply(a.floorArea));

  static ContractPrice of(Contract contract) {
    return new ContractPrice(contract.contractNo(), contract.price(), contract.floorArea());
  }
}
