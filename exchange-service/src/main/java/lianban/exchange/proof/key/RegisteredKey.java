package lianban.exchange.proof.key;

import java.time.Instant;
import lianban.proof.VerificationKey;
import org.jspecify.annotations.Nullable;

/**
 * A key that a department signs its events with.
 *
 * @param notBefore from when on signatures count
 * @param notAfter until when they count, null for no end
 * @param revokedAt when the department withdrew it, null if it did not
 */
public record RegisteredKey(
    String department,
    VerificationKey key,
    Instant notBefore,
    @Nullable Instant notAfter,
    @Nullable Instant revokedAt) {

  /** What stands against a signature at that moment, null if nothing does. */
  public @Nullable String fault(Instant now) {
    if (revokedAt != null) {
      return "The key is revoked.";
    }
    if (now.isBefore(notBefore)) {
      return "The key is not valid yet.";
    }
    return notAfter != null && !now.isBefore(notAfter) ? "The key is no longer valid." : null;
  }
}
