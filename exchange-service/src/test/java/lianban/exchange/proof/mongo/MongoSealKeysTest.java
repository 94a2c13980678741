package lianban.exchange.proof.mongo;

import lianban.exchange.proof.SealKeys;
import lianban.exchange.proof.SealKeysContract;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoSealKeysTest extends SealKeysContract {

  private final SealKeys keys;

  MongoSealKeysTest(TestDatabase database) {
    keys = new MongoSealKeys(database.empty().getCollection("keys"));
  }

  @Override
  protected SealKeys keys() {
    return keys;
  }
}
