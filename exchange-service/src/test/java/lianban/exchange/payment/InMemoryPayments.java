package lianban.exchange.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Payments in a map, all at one moment. */
public final class InMemoryPayments implements Payments {

  static final Instant AT = Instant.parse("2026-11-23T01:00:00Z");

  private final Map<String, StatementEntry> entries = new ConcurrentSkipListMap<>();

  @Override
  public String pay(String billId, BigDecimal amount) {
    return entered(billId, StatementEntry.Kind.PAYMENT, amount, "paid-" + billId);
  }

  @Override
  public String refund(String billId, BigDecimal amount, String reason) {
    StatementEntry paid = entries.get(billId + "/" + StatementEntry.Kind.PAYMENT);
    if (paid == null || paid.amount().compareTo(amount) != 0) {
      throw new IllegalStateException("bill " + billId + " was not paid with this amount");
    }
    return entered(billId, StatementEntry.Kind.REFUND, amount, "refunded-" + billId);
  }

  private String entered(
      String billId, StatementEntry.Kind kind, BigDecimal amount, String reference) {
    var entry = new StatementEntry(billId, kind, amount, reference, AT);
    StatementEntry before = entries.putIfAbsent(entry.key(), entry);
    if (before != null && before.amount().compareTo(amount) != 0) {
      throw new IllegalStateException("bill " + billId + " was paid with another amount");
    }
    return reference;
  }

  @Override
  public List<StatementEntry> statement(LocalDate day, String after, int limit) {
    return entries.values().stream()
        .filter(entry -> LocalDate.ofInstant(entry.at(), ZoneOffset.UTC).equals(day))
        .filter(entry -> entry.key().compareTo(after) > 0)
        .limit(limit)
        .toList();
  }
}
