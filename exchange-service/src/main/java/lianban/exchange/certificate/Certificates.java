package lianban.exchange.certificate;

import org.jspecify.annotations.Nullable;

/** Where certificates are kept. */
public interface Certificates {

  /** The certificate, null if the registry has none. */
  @Nullable Certificate find(String identifier);

  /**
   * Enters a certificate. One that was entered before never changes but for its status, so entering
   * it again changes nothing; one of which only its successor was known gets its content and stays
   * superseded.
   */
  void enter(Certificate certificate);

  /** Marks a certificate as replaced; one that was issued before the platform is entered so. */
  void supersede(String identifier, String by);

  /**
   * Shows what its issuer did with a certificate that was entered. What another certificate
   * replaced stays superseded unless it is revoked.
   *
   * @param by what took its place, null if nothing did
   * @param revision counts what the issuer did; what is older than what is shown changes nothing
   */
  void mark(String identifier, Certificate.Status status, @Nullable String by, long revision);
}
