package lianban.exchange.certificate;

import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.IssuedCertificate;

/**
 * Keeps the registry in step with the cases. The case is the truth: recording the same case again
 * changes nothing, so a crash between the case and the registry is mended by doing it again.
 */
public final class CertificateRegistry {

  private final Certificates certificates;

  public CertificateRegistry(Certificates certificates) {
    this.certificates = certificates;
  }

  /** Enters the certificate that the case issued, if it did. */
  public void record(ApprovalCase state) {
    IssuedCertificate issued = state.certificate();
    if (issued == null) {
      return;
    }
    certificates.enter(
        new Certificate(
            issued.identifier(),
            Certificate.Status.VALID,
            issued.type(),
            state.caseId(),
            issued.issuer(),
            issued.holder(),
            issued.holderName(),
            issued.issuedAt(),
            issued.content(),
            issued.supersedes(),
            null));
    String superseded = issued.supersedes();
    if (superseded != null) {
      certificates.supersede(superseded, issued.identifier());
    }
  }
}
