package lianban.exchange.proof.mongo;

import com.mongodb.client.MongoDatabase;
import lianban.exchange.proof.Seals;
import lianban.exchange.proof.SealsContract;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoSealsTest extends SealsContract {

  private final Seals seals;

  MongoSealsTest(TestDatabase test) {
    MongoDatabase database = test.empty();
    seals = new MongoSeals(database.getCollection("seals"), database.getCollection("leaves"));
  }

  @Override
  protected Seals seals() {
    return seals;
  }
}
