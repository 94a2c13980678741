package lianban.exchange.query;

import java.time.Instant;

/**
 * That a holder was issued a certificate.
 *
 * @param id GB/T 36904
 */
public record HeldCertificate(String id, Instant at) implements HolderLog.Entry {}
