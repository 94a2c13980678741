package lianban.exchange.material;

import lianban.exchange.certificate.Certificate;
import lianban.exchange.certificate.Certificates;
import lianban.exchange.query.HeldCertificate;
import lianban.exchange.query.HolderLog;
import org.jspecify.annotations.Nullable;

/** Certificates that the state holds already, found by who holds them. */
final class SharedCertificates {

  /** The newest of those that a holder has. */
  private static final int MOST = 100;

  private final HolderLog<HeldCertificate> held;
  private final Certificates certificates;

  SharedCertificates(HolderLog<HeldCertificate> held, Certificates certificates) {
    this.held = held;
    this.certificates = certificates;
  }

  /**
   * The newest valid certificate of a type, null if the holder has none.
   *
   * @param holder pseudonym
   */
  @Nullable Certificate newest(String holder, String type) {
    for (HeldCertificate one : held.newest(holder, null, MOST)) {
      Certificate certificate = certificates.find(one.id());
      if (certificate != null
          && certificate.status() == Certificate.Status.VALID
          && holder.equals(certificate.holder())
          && type.equals(certificate.type())) {
        return certificate;
      }
    }
    return null;
  }
}
