package lianban.launcher.demo.transfer;

import java.math.BigDecimal;

/**
 * One row of the file: a home that was sold.
 *
 * @param row counted from 1, the header not counted
 * @param floorArea in square metres
 * @param leaseMonths what remains of the lease
 * @param price in yuan, with two decimals
 */
public record Transfer(
    int row,
    String town,
    String flatType,
    String block,
    String street,
    BigDecimal floorArea,
    int leaseMonths,
    BigDecimal price) {

  /** Where the home stands. */
  public String address() {
    return block + " " + street;
  }
}
