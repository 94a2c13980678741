package lianban.exchange.material.mongo;

import lianban.exchange.ServiceJson;
import lianban.exchange.material.MaterialContents;
import lianban.exchange.material.MaterialContentsContract;
import lianban.exchange.mongo.JsonDocuments;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoMaterialContentsTest extends MaterialContentsContract {

  private final MaterialContents contents;

  MongoMaterialContentsTest(TestDatabase database) {
    contents =
        new MongoMaterialContents(
            database.empty().getCollection("material"), new JsonDocuments(ServiceJson.MAPPER));
  }

  @Override
  protected MaterialContents contents() {
    return contents;
  }
}
