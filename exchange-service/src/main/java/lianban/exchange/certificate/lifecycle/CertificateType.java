package lianban.exchange.certificate.lifecycle;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A certificate type of the catalogue, in the version in force.
 *
 * @param name in Chinese
 * @param issuer department that alone may issue it
 * @param issuerName the issuing body in Chinese, as it stands on the certificate
 * @param schema JSON Schema of the content, as text
 * @param validYears how long one is valid, null for no end
 * @param hidden JSON pointers of what the public does not see: personal or confidential
 * @param absentFrom types of which the holder has none, if this is a proof of absence
 */
public record CertificateType(
    String key,
    int version,
    String typeCode,
    String name,
    String nameInEnglish,
    String issuer,
    String issuerCode,
    String issuerName,
    String schema,
    @Nullable Integer validYears,
    Set<String> hidden,
    List<String> absentFrom) {
  public CertificateType {
    hidden = Set.copyOf(hidden);
    absentFrom = List.copyOf(absentFrom);
  }
}
