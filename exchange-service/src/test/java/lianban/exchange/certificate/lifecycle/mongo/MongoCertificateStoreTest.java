package lianban.exchange.certificate.lifecycle.mongo;

import lianban.exchange.ServiceJson;
import lianban.exchange.certificate.lifecycle.CertificateRecords;
import lianban.exchange.certificate.lifecycle.CertificateStoreContract;
import lianban.exchange.certificate.lifecycle.Notes;
import lianban.exchange.mongo.JsonDocuments;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoCertificateStoreTest extends CertificateStoreContract {

  private final CertificateRecords records;
  private final Notes notes;

  MongoCertificateStoreTest(TestDatabase database) {
    var empty = database.empty();
    records =
        new MongoCertificateRecords(
            empty.getCollection("certificate_records"), new JsonDocuments(ServiceJson.MAPPER));
    notes = new MongoNotes(empty.getCollection("certificate_notes"));
  }

  @Override
  protected CertificateRecords records() {
    return records;
  }

  @Override
  protected Notes notes() {
    return notes;
  }
}
