package lianban.exchange.certificate.lifecycle;

import java.time.Instant;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Change;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to a certificate; payload of {@link #TYPE}, keyed by the certificate.
 *
 * @param certificate what all versions have in common
 * @param identifier of the version that it happened to
 * @param holder pseudonym
 * @param number counts what happened to the certificate
 * @param successor what took its place
 */
public record CertificateChanged(
    String certificate,
    String identifier,
    String type,
    String issuer,
    String holder,
    String caseId,
    Change change,
    long number,
    Instant at,
    @Nullable String reason,
    @Nullable String successor) {

  /** Type and topic of the event. */
  public static final String TYPE = "lianban.certificate.changed";

  static CertificateChanged of(CertificateRecord record, Entry entry) {
    return new CertificateChanged(
        record.id(),
        entry.identifier(),
        record.type(),
        record.issuer(),
        record.holder(),
        record.caseId(),
        entry.change(),
        entry.number(),
        entry.at(),
        entry.reason(),
        entry.successor());
  }
}
