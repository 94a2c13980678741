package lianban.exchange.subscription.mongo;

import lianban.exchange.ServiceJson;
import lianban.exchange.mongo.JsonDocuments;
import lianban.exchange.subscription.PositionStore;
import lianban.exchange.subscription.PositionStoreContract;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoPositionsTest extends PositionStoreContract {

  private final PositionStore positions;

  MongoPositionsTest(TestDatabase store) {
    positions =
        new MongoPositions(
            store.empty().getCollection("positions"), new JsonDocuments(ServiceJson.MAPPER));
  }

  @Override
  protected PositionStore positions() {
    return positions;
  }
}
