package lianban.exchange.payment;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One movement of money as the provider has it.
 *
 * @param amount in yuan, never negative
 * @param reference the provider's
 */
public record StatementEntry(
    String billId, Kind kind, BigDecimal amount, String reference, Instant at) {

  /** Which way it went. */
  public enum Kind {
    PAYMENT,
    REFUND
  }

  /** Names the entry among those of its day. */
  public String key() {
    return billId + "/" + kind;
  }
}
