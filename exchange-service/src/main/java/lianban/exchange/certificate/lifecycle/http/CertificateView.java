package lianban.exchange.certificate.lifecycle.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import lianban.exchange.certificate.Certificate.Status;
import lianban.exchange.certificate.lifecycle.CertificateRecord;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Entry;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Version;
import lianban.exchange.certificate.lifecycle.CertificateSecrets;
import org.jspecify.annotations.Nullable;

/**
 * A certificate as its issuer sees it.
 *
 * @param identifier of the newest version
 * @param code that is printed beside that identifier
 * @param versions the oldest first
 * @param history everything that happened, in order
 */
public record CertificateView(
    String identifier,
    String code,
    Status status,
    String type,
    String issuer,
    String holder,
    String reference,
    @Nullable String supersededBy,
    List<VersionView> versions,
    List<Entry> history) {

  public CertificateView {
    versions = List.copyOf(versions);
    history = List.copyOf(history);
  }

  /**
   * A version.
   *
   * @param signatures keys that the issuer signed it with, beside the platform
   */
  public record VersionView(
      String identifier,
      int typeVersion,
      Instant issuedAt,
      LocalDate validFrom,
      @Nullable LocalDate validUntil,
      Map<String, Object> content,
      List<String> signatures) {
    static VersionView of(Version version) {
      return new VersionView(
          version.identifier(),
          version.typeVersion(),
          version.issuedAt(),
          version.validFrom(),
          version.validUntil(),
          version.content(),
          version.signatures().stream().map(CertificateRecord.Countersignature::keyId).toList());
    }
  }

  /** The certificate as it stands that day. */
  public static CertificateView of(
      CertificateRecord record, LocalDate today, CertificateSecrets secrets) {
    String identifier = record.newest().identifier();
    return new CertificateView(
        identifier,
        secrets.code(identifier),
        record.statusOn(today),
        record.type(),
        record.issuer(),
        record.holder(),
        record.caseId(),
        record.supersededBy(),
        record.versions().stream().map(VersionView::of).toList(),
        record.history());
  }
}
