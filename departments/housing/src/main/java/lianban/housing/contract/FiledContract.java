package lianban.housing.contract;

import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A contract as the register knows it.
 *
 * @param price what was agreed
 * @param middle the contract or the two contracts in the middle of all filed for the same town and
 *     flat type, by price per square metre
 */
public record FiledContract(Price price, List<Price> middle) {

  public FiledContract {
    middle = List.copyOf(middle);
    if (middle.isEmpty() || middle.size() > 2) {
      throw new IllegalArgumentException("one or two contracts are in the middle");
    }
  }

  /** Price per square metre as a part of the median price per square metre. */
  BigFraction ratioToMedian() {
    BigFraction sum =
        middle.stream().map(Price::perSquareMetre).reduce(BigFraction.ZERO, BigFraction::add);
    return price.perSquareMetre().divide(sum.divide(middle.size()));
  }
}
