package lianban.exchange.certificate.http;

import java.time.Instant;
import lianban.exchange.certificate.Certificate;
import lianban.exchange.certificate.Certificates;
import lianban.kernel.code.CertificateIdentifier;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Anybody learns by a certificate's number how it stands. What it says is told with the code beside
 * the number alone, under {@code /api/v1/verify}: a number is passed around more easily.
 */
@RestController
public final class CertificateController {

  private final Certificates certificates;

  CertificateController(Certificates certificates) {
    this.certificates = certificates;
  }

  /** What the number alone tells. */
  record Verification(
      String identifier,
      Certificate.Status status,
      @Nullable String type,
      @Nullable String issuer,
      @Nullable Instant issuedAt,
      @Nullable String supersedes,
      @Nullable String supersededBy) {}

  @GetMapping("/api/v1/certificates/{identifier}")
  Verification verify(@PathVariable String identifier) {
    if (!CertificateIdentifier.isValid(identifier)) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST, "The certificate's number has a wrong form or check.");
    }
    Certificate found = certificates.find(identifier);
    if (found == null) {
      throw new ProblemException(ProblemType.NOT_FOUND, "No certificate has this number.");
    }
    return new Verification(
        identifier,
        found.status(),
        found.type(),
        found.issuer(),
        found.issuedAt(),
        found.supersedes(),
        found.supersededBy());
  }
}
