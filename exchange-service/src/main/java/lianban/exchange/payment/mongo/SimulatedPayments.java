package lianban.exchange.payment.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lianban.exchange.payment.Payments;
import lianban.exchange.payment.StatementEntry;
import lianban.exchange.payment.StatementEntry.Kind;
import lianban.service.mongo.Bulk;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The payment simulator of the local city: takes every amount, and each bill once. A bill is one
 * document and the truth. Beside it stand lines by day: each is written before the bill, so that no
 * movement lacks its line; a line whose bill says another day, or nothing, is passed over.
 */
public final class SimulatedPayments implements Payments {

  private static final String ID = "_id";
  private static final String AMOUNT = "amount";
  private static final String PAID = "paidAt";
  private static final String REFUNDED = "refundedAt";

  private final MongoCollection<Document> bills;
  private final MongoCollection<Document> lines;
  private final ZoneId zone;
  private final InstantSource clock;

  /**
   * @param zone whose days the statements have
   */
  public SimulatedPayments(
      MongoCollection<Document> bills,
      MongoCollection<Document> lines,
      ZoneId zone,
      InstantSource clock) {
    this.bills = bills;
    this.lines = lines;
    this.zone = zone;
    this.clock = clock;
  }

  @Override
  public String pay(String billId, BigDecimal amount) {
    Document known = bills.find(eq(ID, billId)).first();
    requireAmount(billId, known == null ? paid(billId, amount) : known, amount);
    return "SIM-" + billId;
  }

  private @Nullable Document paid(String billId, BigDecimal amount) {
    Instant now = clock.instant();
    writeLine(billId, Kind.PAYMENT, now);
    return bills.findOneAndUpdate(
        eq(ID, billId),
        Updates.combine(
            Updates.setOnInsert(AMOUNT, amount.toPlainString()),
            Updates.setOnInsert(PAID, now.toString())),
        new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
  }

  @Override
  public String refund(String billId, BigDecimal amount, String reason) {
    Document bill = bills.find(eq(ID, billId)).first();
    requireAmount(billId, bill, amount);
    if (bill != null && !bill.containsKey(REFUNDED)) {
      Instant now = clock.instant();
      writeLine(billId, Kind.REFUND, now);
      // Only the first: of several at once the others find it done.
      bills.updateOne(
          and(eq(ID, billId), eq(REFUNDED, null)),
          Updates.combine(Updates.set(REFUNDED, now.toString()), Updates.set("reason", reason)));
    }
    return "SIM-R-" + billId;
  }

  private static void requireAmount(String billId, @Nullable Document bill, BigDecimal amount) {
    if (bill == null || new BigDecimal(bill.getString(AMOUNT)).compareTo(amount) != 0) {
      throw new IllegalStateException("bill " + billId + " was not paid with this amount");
    }
  }

  private void writeLine(String billId, Kind kind, Instant at) {
    String id = dayOf(at) + "/" + billId + "/" + kind;
    Bulk.write(lines, List.of(new InsertOneModel<>(new Document(ID, id).append("bill", billId))));
  }

  @Override
  public List<StatementEntry> statement(LocalDate day, String after, int limit) {
    List<StatementEntry> entries = new ArrayList<>();
    String from = after;
    while (entries.size() < limit) {
      List<Document> some = linesOf(day, from, limit);
      Map<String, Document> paid = billsOf(some);
      for (Document line : some) {
        StatementEntry entry = entry(day, line, paid.get(line.getString("bill")));
        if (entry != null && entries.size() < limit) {
          entries.add(entry);
        }
      }
      if (some.size() < limit) {
        return entries;
      }
      from = some.getLast().getString(ID).substring(day.toString().length() + 1);
    }
    return entries;
  }

  private List<Document> linesOf(LocalDate day, String after, int limit) {
    String prefix = day + "/";
    return lines
        .find(and(gt(ID, prefix + after), lt(ID, day + "0")))
        .sort(Sorts.ascending(ID))
        .limit(limit)
        .into(new ArrayList<>());
  }

  private Map<String, Document> billsOf(List<Document> some) {
    Map<String, Document> found = new HashMap<>();
    bills
        .find(in(ID, some.stream().map(line -> line.getString("bill")).distinct().toList()))
        .forEach(bill -> found.put(bill.getString(ID), bill));
    return found;
  }

  private @Nullable StatementEntry entry(LocalDate day, Document line, @Nullable Document bill) {
    Kind kind = line.getString(ID).endsWith("/" + Kind.PAYMENT) ? Kind.PAYMENT : Kind.REFUND;
    String at = bill == null ? null : bill.getString(kind == Kind.PAYMENT ? PAID : REFUNDED);
    if (bill == null || at == null || !dayOf(Instant.parse(at)).equals(day)) {
      return null;
    }
    String billId = bill.getString(ID);
    return new StatementEntry(
        billId,
        kind,
        new BigDecimal(bill.getString(AMOUNT)),
        (kind == Kind.PAYMENT ? "SIM-" : "SIM-R-") + billId,
        Instant.parse(at));
  }

  private LocalDate dayOf(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }
}
