package lianban.exchange.certificate;

class InMemoryCertificatesTest extends CertificatesContract {

  private final Certificates certificates = new InMemoryCertificates();

  @Override
  protected Certificates certificates() {
    return certificates;
  }
}
