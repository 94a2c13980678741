package lianban.exchange.catalog.mongo;

import lianban.exchange.ServiceJson;
import lianban.exchange.catalog.MatterVersionsContract;
import lianban.exchange.catalog.PinnedMatters.MatterVersions;
import lianban.exchange.mongo.JsonDocuments;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoMatterVersionsTest extends MatterVersionsContract {

  private final MatterVersions versions;

  MongoMatterVersionsTest(TestDatabase database) {
    versions =
        new MongoMatterVersions(
            database.empty().getCollection("matters"), new JsonDocuments(ServiceJson.MAPPER));
  }

  @Override
  protected MatterVersions versions() {
    return versions;
  }
}
