package lianban.exchange.certificate.mongo;

import lianban.exchange.ServiceJson;
import lianban.exchange.certificate.Certificates;
import lianban.exchange.certificate.CertificatesContract;
import lianban.exchange.mongo.JsonDocuments;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoCertificatesTest extends CertificatesContract {

  private final Certificates certificates;

  MongoCertificatesTest(TestDatabase database) {
    certificates =
        new MongoCertificates(
            database.empty().getCollection("certificates"), new JsonDocuments(ServiceJson.MAPPER));
  }

  @Override
  protected Certificates certificates() {
    return certificates;
  }
}
