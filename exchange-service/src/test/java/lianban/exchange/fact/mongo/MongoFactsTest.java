package lianban.exchange.fact.mongo;

import lianban.exchange.ServiceJson;
import lianban.exchange.fact.Facts;
import lianban.exchange.fact.FactsContract;
import lianban.exchange.mongo.JsonDocuments;
import lianban.exchange.query.mongo.MongoHolderLog;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoFactsTest extends FactsContract {

  private final Facts facts;

  MongoFactsTest(TestDatabase database) {
    var store = database.empty();
    var documents = new JsonDocuments(ServiceJson.MAPPER);
    facts =
        new MongoFacts(
            store.getCollection("facts"),
            new MongoHolderLog<>(
                store.getCollection("fact_subject_days"),
                store.getCollection("fact_subjects"),
                documents,
                MongoFacts.Subject.class),
            documents);
  }

  @Override
  protected Facts facts() {
    return facts;
  }
}
