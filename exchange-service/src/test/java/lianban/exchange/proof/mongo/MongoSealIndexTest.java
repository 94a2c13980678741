package lianban.exchange.proof.mongo;

import com.mongodb.client.MongoDatabase;
import lianban.exchange.proof.SealIndex;
import lianban.exchange.proof.SealIndexContract;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoSealIndexTest extends SealIndexContract {

  private final SealIndex index;

  MongoSealIndexTest(TestDatabase test) {
    MongoDatabase database = test.empty();
    index =
        new MongoSealIndex(database.getCollection("places"), database.getCollection("progress"));
  }

  @Override
  protected SealIndex index() {
    return index;
  }
}
