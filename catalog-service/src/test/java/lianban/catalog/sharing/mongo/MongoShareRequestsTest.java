package lianban.catalog.sharing.mongo;

import lianban.catalog.Samples;
import lianban.catalog.sharing.ShareRequests;
import lianban.catalog.sharing.ShareRequestsContract;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoShareRequestsTest extends ShareRequestsContract {

  private final ShareRequests requests;

  MongoShareRequestsTest(TestDatabase database) {
    requests = new MongoShareRequests(database.empty(), Samples.JSON);
  }

  @Override
  protected ShareRequests requests() {
    return requests;
  }
}
