package lianban.exchange.payment;

import java.math.BigDecimal;

/** A payment provider. */
public interface Payments {

  /**
   * Takes the amount of a bill once: asking again for the same bill gives the same reference.
   *
   * @param amount in yuan
   * @return the provider's reference
   */
  String pay(String billId, BigDecimal amount);
}
