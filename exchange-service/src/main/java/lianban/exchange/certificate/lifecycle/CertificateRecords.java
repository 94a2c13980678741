package lianban.exchange.certificate.lifecycle;

import org.jspecify.annotations.Nullable;

/** Where records are kept. */
public interface CertificateRecords {

  /** The record, null if nobody did anything with that certificate yet. */
  @Nullable CertificateRecord find(String id);

  /** Whether it was stored: not if there is one of that id. */
  boolean insert(CertificateRecord record);

  /** Whether it was stored: only over the revision before its own. */
  boolean replace(CertificateRecord record);
}
