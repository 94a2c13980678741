package lianban.exchange.payment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** A payment provider. Whatever is asked twice is done once. */
public interface Payments {

  /**
   * Takes the amount of a bill once: asking again for the same bill gives the same reference.
   *
   * @param amount in yuan
   * @return the provider's reference
   * @throws IllegalStateException if the bill was paid with another amount
   */
  String pay(String billId, BigDecimal amount);

  /**
   * Gives a paid bill back, once and whole.
   *
   * @param amount in yuan, that was paid
   * @param reason for the statement
   * @return the provider's reference of the refund
   * @throws IllegalStateException if the bill was not paid so here
   */
  String refund(String billId, BigDecimal amount, String reason);

  /**
   * What moved on a day, in the order of {@link StatementEntry#key()}.
   *
   * @param day in the time zone of the platform
   * @param after the key of the entry before, empty for the first
   */
  List<StatementEntry> statement(LocalDate day, String after, int limit);
}
