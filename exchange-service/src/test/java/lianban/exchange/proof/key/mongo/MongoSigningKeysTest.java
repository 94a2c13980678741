package lianban.exchange.proof.key.mongo;

import lianban.exchange.proof.key.SigningKeys;
import lianban.exchange.proof.key.SigningKeysContract;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoSigningKeysTest extends SigningKeysContract {

  private final SigningKeys keys;

  MongoSigningKeysTest(TestDatabase database) {
    keys = new MongoSigningKeys(database.empty().getCollection("keys"));
  }

  @Override
  protected SigningKeys keys() {
    return keys;
  }
}
