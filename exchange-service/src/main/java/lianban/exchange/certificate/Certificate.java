package lianban.exchange.certificate;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A certificate in the registry.
 *
 * @param identifier GB/T 36904
 * @param issuer department that issued it
 * @param holder pseudonym of the holder
 * @param holderName the holder's name, all but the first character hidden
 * @param supersedes the certificate that it replaced
 * @param supersededBy the certificate that replaced it
 */
public record Certificate(
    String identifier,
    Status status,
    @Nullable String type,
    @Nullable String caseId,
    @Nullable String issuer,
    @Nullable String holder,
    @Nullable String holderName,
    @Nullable Instant issuedAt,
    Map<String, Object> content,
    @Nullable String supersedes,
    @Nullable String supersededBy) {

  public Certificate {
    content = Map.copyOf(content);
  }

  /** Whether a certificate may be relied on. */
  public enum Status {
    VALID,
    /** For the time being not. */
    SUSPENDED,
    SUPERSEDED,
    REVOKED,
    EXPIRED
  }
}
