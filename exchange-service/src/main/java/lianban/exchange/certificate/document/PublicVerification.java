package lianban.exchange.certificate.document;

import java.time.Instant;
import java.time.LocalDate;
import lianban.exchange.certificate.Certificate.Status;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What whoever has a certificate before them learns about it: no more than stands on it, and how it
 * stands at this moment.
 *
 * @param at the moment
 * @param name of the certificate type, in Chinese
 * @param holderName all but the first character hidden
 * @param validUntil the last day, null for no end
 * @param content what is neither personal nor confidential
 * @param supersededBy number of what took its place
 * @param copy what was asked about, if that is an annotated copy
 */
public record PublicVerification(
    String identifier,
    Status status,
    Instant at,
    String type,
    String name,
    String nameInEnglish,
    String issuer,
    String issuerName,
    String holderName,
    Instant issuedAt,
    LocalDate validFrom,
    @Nullable LocalDate validUntil,
    JsonNode content,
    @Nullable String supersededBy,
    @Nullable Copy copy) {

  /**
   * An annotated copy.
   *
   * @param status of the certificate, or {@code EXPIRED} when the copy's own time is over
   */
  public record Copy(String number, Status status, String purpose, Instant madeAt, Instant until) {}

  /** How what was asked about stands. */
  public Status asked() {
    return copy == null ? status : copy.status();
  }
}
