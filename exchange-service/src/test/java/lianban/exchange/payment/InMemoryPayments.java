package lianban.exchange.payment;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Payments in a map. */
public final class InMemoryPayments implements Payments {

  private final Map<String, BigDecimal> amounts = new ConcurrentHashMap<>();

  @Override
  public String pay(String billId, BigDecimal amount) {
    BigDecimal before = amounts.putIfAbsent(billId, amount);
    if (before != null && before.compareTo(amount) != 0) {
      throw new IllegalStateException("bill " + billId + " was paid with another amount");
    }
    return "paid-" + billId;
  }
}
