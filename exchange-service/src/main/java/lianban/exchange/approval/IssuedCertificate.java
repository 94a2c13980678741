package lianban.exchange.approval;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The certificate that a case issued, as the case remembers it.
 *
 * @param identifier GB/T 36904
 * @param issuer department that drafted it
 * @param holder pseudonym of the holder
 * @param holderName the holder's name, all but the first character hidden
 * @param supersedes identifier of the certificate that it replaces
 */
public record IssuedCertificate(
    String identifier,
    String type,
    String issuer,
    String holder,
    String holderName,
    Instant issuedAt,
    Map<String, Object> content,
    @Nullable String supersedes) {
  public IssuedCertificate {
    content = Map.copyOf(content);
  }
}
