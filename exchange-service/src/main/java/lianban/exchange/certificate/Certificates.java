package lianban.exchange.certificate;

import org.jspecify.annotations.Nullable;

/** Where certificates are kept. */
public interface Certificates {

  /** The certificate, null if the registry has none. */
  @Nullable Certificate find(String identifier);

  /** Enters a certificate unless it is there; one that was superseded meanwhile stays so. */
  void enter(Certificate certificate);

  /** Marks a certificate as replaced; one that was issued before the platform is entered so. */
  void supersede(String identifier, String by);
}
