package lianban.exchange.proof;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.Base64;
import lianban.proof.Algorithm;
import lianban.proof.SigningKey;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of sealing.
 *
 * @param sealKey private key that seals are signed with: Ed25519, PKCS#8, base64
 * @param interval between two seals, while there is something to seal
 * @param most how many events a seal covers, about; if more wait, the next seal follows at once
 * @param takeOver how long another instance seals nothing before this one does
 * @param checkPause between two seals that the check looks at, at least
 * @param checkPercent how much of one processor the check may take
 */
@Validated
@ConfigurationProperties("exchange.proof")
public record ProofProperties(
    @NotBlank String sealKey,
    Duration interval,
    @Min(1) int most,
    Duration takeOver,
    Duration checkPause,
    @Min(1) @Max(100) int checkPercent) {

  /**
   * The key to sign with.
   *
   * @throws IllegalArgumentException if the setting is no such key
   */
  SigningKey signingKey() {
    SigningKey key = SigningKey.read(Base64.getDecoder().decode(sealKey));
    if (key.verificationKey().algorithm() != Algorithm.EDDSA) {
      throw new IllegalArgumentException("LIANBAN_SEAL_KEY is an Ed25519 key");
    }
    return key;
  }

  /** Leaves the key out. */
  @Override
  public String toString() {
    return "ProofProperties[every %s]".formatted(interval);
  }
}
