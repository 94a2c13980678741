package lianban.exchange.certificate.reliance;

import java.util.List;
import lianban.exchange.query.HolderLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes uses of certificates, by what all versions of one have in common. */
public final class CertificateUses {

  private static final Logger log = LoggerFactory.getLogger(CertificateUses.class);

  private final HolderLog<CertificateUse> uses;

  public CertificateUses(HolderLog<CertificateUse> uses) {
    this.uses = uses;
  }

  /** Notes a use. Twice is the same as once. Nobody is refused because it cannot be noted. */
  public void note(String certificate, CertificateUse use) {
    try {
      uses.append(certificate, List.of(use));
    } catch (RuntimeException e) {
      log.warn("a use of {} was not noted: {}", certificate, e.getClass());
    }
  }

  /** The newest. */
  List<CertificateUse> newest(String certificate, int limit) {
    return uses.newest(certificate, null, limit);
  }
}
