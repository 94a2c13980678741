package lianban.exchange.payment.mongo;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import lianban.exchange.payment.Payments;
import lianban.exchange.payment.PaymentsContract;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class SimulatedPaymentsTest extends PaymentsContract {

  private final Payments payments;

  SimulatedPaymentsTest(TestDatabase store) {
    MongoDatabase database = store.empty();
    payments =
        new SimulatedPayments(
            database.getCollection("payments"),
            database.getCollection("payment_statements"),
            ZoneOffset.UTC,
            InstantSource.fixed(Instant.parse("2026-11-23T01:00:00Z")));
  }

  @Override
  protected Payments payments() {
    return payments;
  }
}
