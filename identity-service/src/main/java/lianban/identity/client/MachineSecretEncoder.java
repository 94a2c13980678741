package lianban.identity.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;

/**
 * One round of SHA-256, for machine-generated secrets alone. Slow hashes and salts make guessing
 * the few bits of a person's password dear; a secret of 256 random bits cannot be guessed at any
 * speed, so a slow hash would only cost 100 ms of processor time on each of the many token calls.
 */
final class MachineSecretEncoder extends AbstractValidatingPasswordEncoder {

  @Override
  protected String encodeNonNullPassword(String secret) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  protected boolean matchesNonNull(String secret, String encoded) {
    return MessageDigest.isEqual(
        encodeNonNullPassword(secret).getBytes(StandardCharsets.US_ASCII),
        encoded.getBytes(StandardCharsets.US_ASCII));
  }
}
