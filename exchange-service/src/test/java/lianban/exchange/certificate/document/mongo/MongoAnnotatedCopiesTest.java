package lianban.exchange.certificate.document.mongo;

import lianban.exchange.ServiceJson;
import lianban.exchange.certificate.document.AnnotatedCopies;
import lianban.exchange.certificate.document.AnnotatedCopiesContract;
import lianban.exchange.mongo.JsonDocuments;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoAnnotatedCopiesTest extends AnnotatedCopiesContract {

  private final AnnotatedCopies copies;

  MongoAnnotatedCopiesTest(TestDatabase database) {
    copies =
        new MongoAnnotatedCopies(
            database.empty().getCollection("certificate_copies"),
            new JsonDocuments(ServiceJson.MAPPER));
  }

  @Override
  protected AnnotatedCopies copies() {
    return copies;
  }
}
