package lianban.exchange.certificate.lifecycle;

import org.jspecify.annotations.Nullable;

/** Certificate types as published in the catalogue. */
public interface CertificateTypes {

  /** The version in force, null if there is no such type. */
  @Nullable CertificateType find(String key);
}
