package lianban.exchange.clock.mongo;

import lianban.exchange.clock.KeptDefinitions;
import lianban.exchange.clock.KeptDefinitionsContract;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoKeptDefinitionsTest extends KeptDefinitionsContract {

  private final KeptDefinitions kept;

  MongoKeptDefinitionsTest(TestDatabase store) {
    kept = new MongoKeptDefinitions(store.empty().getCollection("kept"));
  }

  @Override
  protected KeptDefinitions kept() {
    return kept;
  }
}
