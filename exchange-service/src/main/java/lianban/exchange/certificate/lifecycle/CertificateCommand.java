package lianban.exchange.certificate.lifecycle;

/**
 * An act with who does it.
 *
 * @param key names the command, so that repeating it has no second effect
 * @param digest of what it says
 * @param department of the caller
 * @param actor client that does it
 */
public record CertificateCommand(
    String key, String digest, String department, String actor, Act act) {

  /** The platform itself, as the department of what time does. */
  public static final String PLATFORM = "platform";
}
