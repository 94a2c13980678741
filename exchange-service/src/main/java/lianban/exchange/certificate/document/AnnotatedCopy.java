package lianban.exchange.certificate.document;

import java.time.Instant;

/**
 * An annotated copy (加注件): a certificate for one purpose and a time, made and never changed.
 *
 * @param number names it
 * @param identifier of the certificate
 * @param digest of the request that made it
 * @param madeAt JZJZZSJ
 * @param maker JZJZZZ, as the copy names it
 * @param client that made it
 * @param purpose JZJZZSY
 * @param until JZJYXQJZSJ
 */
public record AnnotatedCopy(
    String number,
    String identifier,
    String digest,
    Instant madeAt,
    String maker,
    String client,
    String purpose,
    Instant until) {

  /** Whether it may still be used at that moment, as far as its own time goes. */
  public boolean isOverAt(Instant moment) {
    return !moment.isBefore(until);
  }
}
