package lianban.registration.title.mongo;

import lianban.registration.title.Transfers;
import lianban.registration.title.TransfersContract;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoTransfersTest extends TransfersContract {

  private final Transfers transfers;

  MongoTransfersTest(TestDatabase database) {
    transfers = new MongoTransfers(database.empty());
  }

  @Override
  protected Transfers transfers() {
    return transfers;
  }
}
