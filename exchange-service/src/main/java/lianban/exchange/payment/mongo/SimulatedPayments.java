package lianban.exchange.payment.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.math.BigDecimal;
import java.time.InstantSource;
import lianban.exchange.payment.Payments;
import org.bson.Document;

/** The payment simulator of the local city: takes every amount, and each bill once. */
public final class SimulatedPayments implements Payments {

  private final MongoCollection<Document> payments;
  private final InstantSource clock;

  public SimulatedPayments(MongoCollection<Document> payments, InstantSource clock) {
    this.payments = payments;
    this.clock = clock;
  }

  @Override
  public String pay(String billId, BigDecimal amount) {
    Document paid =
        payments.findOneAndUpdate(
            Filters.eq("_id", billId),
            Updates.combine(
                Updates.setOnInsert("amount", amount.toPlainString()),
                Updates.setOnInsert("paidAt", clock.instant().toString())),
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
    if (paid == null || new BigDecimal(paid.getString("amount")).compareTo(amount) != 0) {
      throw new IllegalStateException("bill " + billId + " was paid with another amount");
    }
    return "SIM-" + billId;
  }
}
