package lianban.exchange.material.mongo;

import lianban.exchange.ServiceJson;
import lianban.exchange.material.Uploads;
import lianban.exchange.material.UploadsContract;
import lianban.exchange.mongo.JsonDocuments;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoUploadsTest extends UploadsContract {

  private final Uploads uploads;

  MongoUploadsTest(TestDatabase database) {
    uploads =
        new MongoUploads(
            database.empty().getCollection("material"), new JsonDocuments(ServiceJson.MAPPER));
  }

  @Override
  protected Uploads uploads() {
    return uploads;
  }
}
