package lianban.kernel.event;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the issuing department wants certified; the exchange gives it its identifier.
 *
 * @param type key of the certificate type in the catalogue
 * @param holder who holds the certificate
 * @param content fields after the type's schema
 * @param supersedes identifier of the certificate that this one replaces
 */
public record CertificateDraft(
    String type, Party holder, Map<String, Object> content, @Nullable String supersedes) {
  public CertificateDraft {
    requireNonNull(type, "type");
    requireNonNull(holder, "holder");
    content = Map.copyOf(content);
  }
}
