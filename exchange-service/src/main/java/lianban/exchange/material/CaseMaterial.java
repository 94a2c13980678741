package lianban.exchange.material;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A material of a case: by the hash of its content, or by the certificate that stands for it. The
 * content itself lies outside the case.
 *
 * @param material its code in the matter
 * @param name file name as the applicant gave it, or the certificate's type
 * @param sha256 of the content, hexadecimal; null where a certificate stands for it
 * @param mediaType found in the content, null with {@code sha256}
 * @param size in bytes, 0 with a certificate
 * @param certificate identifier after GB/T 36904; null where a content was uploaded
 * @param by who handed it in, or {@code exchange} where it was pulled
 */
public record CaseMaterial(
    String material,
    String name,
    TrustClass trust,
    @Nullable String sha256,
    @Nullable String mediaType,
    long size,
    @Nullable String certificate,
    String by,
    Instant at) {

  /** A content that was uploaded. */
  static CaseMaterial uploaded(Upload upload, TrustClass trust, String by, Instant at) {
    return new CaseMaterial(
        upload.declared().material(),
        upload.declared().name(),
        trust,
        upload.sha256(),
        upload.mediaType(),
        upload.declared().length(),
        null,
        by,
        at);
  }

  /** A certificate that the state holds already (国务院令第716号 article 7). */
  static CaseMaterial shared(MaterialRule rule, String type, String certificate, Instant at) {
    return new CaseMaterial(
        rule.code(), type, TrustClass.A, null, null, 0, certificate, "exchange", at);
  }
}
