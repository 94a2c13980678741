package lianban.exchange.certificate.reliance;

import java.time.Instant;
import lianban.exchange.query.HolderLog;
import org.jspecify.annotations.Nullable;

/**
 * That somebody relied on a certificate, or could.
 *
 * @param by department, client, or {@code public}
 * @param purpose as it was named; null where nobody was asked for one
 * @param caseId the case that it was needed for
 * @param what came of it: number of a copy or of a certificate, id of a grant
 */
public record CertificateUse(
    String id,
    Instant at,
    Kind kind,
    String by,
    @Nullable String purpose,
    @Nullable String caseId,
    @Nullable String what)
    implements HolderLog.Entry {

  /** How it was relied on. */
  public enum Kind {
    /** A department asked for it and was answered. */
    READ,
    /** Its event was made available under a grant. */
    DELIVERED,
    /** An annotated copy was made. */
    COPIED,
    /** Anybody verified it online that day; {@code what} is the copy. */
    VERIFIED,
    /** Another certificate was issued in its place, on a case. */
    SUCCEEDED
  }
}
