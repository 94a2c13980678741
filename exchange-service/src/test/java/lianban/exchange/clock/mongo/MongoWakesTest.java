package lianban.exchange.clock.mongo;

import lianban.exchange.clock.Wakes;
import lianban.exchange.clock.WakesContract;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoWakesTest extends WakesContract {

  private final Wakes wakes;

  MongoWakesTest(TestDatabase store) {
    wakes = new MongoWakes(store.empty().getCollection("wakes"));
  }

  @Override
  protected Wakes wakes() {
    return wakes;
  }
}
