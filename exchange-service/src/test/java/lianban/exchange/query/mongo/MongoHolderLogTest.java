package lianban.exchange.query.mongo;

import com.mongodb.client.MongoDatabase;
import lianban.exchange.mongo.JsonDocuments;
import lianban.exchange.query.HeldCertificate;
import lianban.exchange.query.HolderLog;
import lianban.exchange.query.HolderLogContract;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoHolderLogTest extends HolderLogContract {

  private final MongoDatabase database;

  MongoHolderLogTest(TestDatabase store) {
    this.database = store.empty();
  }

  /** Each a process of its own. */
  @Override
  protected HolderLog<HeldCertificate> log() {
    return new MongoHolderLog<>(
        database.getCollection("days"),
        database.getCollection("pages"),
        new JsonDocuments(JsonMapper.builder().build()),
        HeldCertificate.class);
  }
}
