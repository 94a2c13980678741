package lianban.exchange.certificate.lifecycle;

import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.util.Base64;
import lianban.proof.SigningKey;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of certificates.
 *
 * @param signingKey private key that certificates are signed with: Ed25519, P-256 or SM2, PKCS#8,
 *     base64
 * @param font a TrueType font with Chinese characters in place of the shipped one, for names with
 *     characters that it lacks; empty for none
 */
@Validated
@ConfigurationProperties("exchange.certificate")
public record CertificateProperties(@NotBlank String signingKey, @DefaultValue("") String font) {

  /**
   * The key to sign with.
   *
   * @throws IllegalArgumentException if the setting is no such key
   */
  SigningKey key() {
    return SigningKey.read(Base64.getDecoder().decode(signingKey));
  }

  /** The font to use in place of the shipped one, null for none. */
  @Nullable Path fontFile() {
    return font.isBlank() ? null : Path.of(font);
  }

  /** Leaves the key out. */
  @Override
  public String toString() {
    return "CertificateProperties[]";
  }
}
