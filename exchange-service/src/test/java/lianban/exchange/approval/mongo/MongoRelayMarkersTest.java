package lianban.exchange.approval.mongo;

import lianban.exchange.approval.kafka.RelayMarkers;
import lianban.exchange.approval.kafka.RelayMarkersContract;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoRelayMarkersTest extends RelayMarkersContract {

  private final RelayMarkers markers;

  MongoRelayMarkersTest(TestDatabase store) {
    var database = store.empty();
    markers =
        new MongoRelayMarkers(
            database.getCollection("markers"), database.getCollection("instances"));
  }

  @Override
  protected RelayMarkers markers() {
    return markers;
  }
}
