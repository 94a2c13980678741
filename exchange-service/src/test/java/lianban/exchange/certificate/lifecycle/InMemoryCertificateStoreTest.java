package lianban.exchange.certificate.lifecycle;

class InMemoryCertificateStoreTest extends CertificateStoreContract {

  private final CertificateRecords records = new InMemoryCertificateRecords();
  private final Notes notes = new InMemoryNotes();

  @Override
  protected CertificateRecords records() {
    return records;
  }

  @Override
  protected Notes notes() {
    return notes;
  }
}
