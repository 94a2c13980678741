package lianban.utilities.transfer.mongo;

import lianban.service.test.TestDatabase;
import lianban.utilities.transfer.Transfers;
import lianban.utilities.transfer.TransfersContract;
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
