package lianban.exchange.material.mongo;

import lianban.exchange.material.MaterialStore;
import lianban.exchange.material.MaterialStoreContract;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoMaterialStoreTest extends MaterialStoreContract {

  private final MaterialStore store;

  MongoMaterialStoreTest(TestDatabase database) {
    store = new MongoMaterialStore(database.empty().getCollection("material"));
  }

  @Override
  protected MaterialStore store() {
    return store;
  }
}
