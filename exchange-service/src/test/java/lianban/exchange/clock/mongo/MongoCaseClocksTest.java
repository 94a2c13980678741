package lianban.exchange.clock.mongo;

import lianban.exchange.ServiceJson;
import lianban.exchange.clock.CaseClocks;
import lianban.exchange.clock.CaseClocksContract;
import lianban.exchange.mongo.JsonDocuments;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoCaseClocksTest extends CaseClocksContract {

  private final CaseClocks clocks;

  MongoCaseClocksTest(TestDatabase store) {
    clocks =
        new MongoCaseClocks(
            store.empty().getCollection("clocks"), new JsonDocuments(ServiceJson.MAPPER));
  }

  @Override
  protected CaseClocks clocks() {
    return clocks;
  }
}
