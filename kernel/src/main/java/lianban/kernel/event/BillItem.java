package lianban.kernel.event;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * One position of the applicant's single bill.
 *
 * @param code stable, such as {@code deed-tax}
 * @param amount in yuan with two decimals
 */
public record BillItem(String code, String name, BigDecimal amount) {
  public BillItem {
    requireNonNull(code, "code");
    requireNonNull(name, "name");
    requireNonNull(amount, "amount");
  }
}
