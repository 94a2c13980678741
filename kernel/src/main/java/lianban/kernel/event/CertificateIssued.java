package lianban.kernel.event;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A certificate was issued.
 *
 * @param identifier GB/T 36904
 * @param holder pseudonym of the holder, see {@link lianban.kernel.code.HolderRef}
 * @param supersedes the certificate that it replaces
 */
public record CertificateIssued(
    String identifier,
    String type,
    String caseId,
    String issuer,
    String holder,
    Instant issuedAt,
    Map<String, Object> content,
    @Nullable String supersedes) {
  public CertificateIssued {
    content = Map.copyOf(content);
  }
}
