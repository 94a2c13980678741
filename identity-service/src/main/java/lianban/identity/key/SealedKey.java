package lianban.identity.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * An ES256 key as it lies in the store: AES-GCM over its JWK, so that who reads the store or a copy
 * of it cannot sign.
 *
 * @param base64 nonce of 12 bytes, then the ciphertext
 */
public record SealedKey(String base64) {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  /** Makes a new key and seals it. */
  static SealedKey generate(PlatformKey platform, SecureRandom random) {
    try {
      ECKey key =
          new ECKeyGenerator(Curve.P_256)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.ES256)
              .keyIDFromThumbprint(true)
              .secureRandom(random)
              .generate();
      byte[] nonce = new byte[NONCE_BYTES];
      random.nextBytes(nonce);
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, platform, nonce)
              .doFinal(key.toJSONString().getBytes(StandardCharsets.UTF_8));
      byte[] bytes = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, bytes, NONCE_BYTES, sealed.length);
      return new SealedKey(Base64.getEncoder().encodeToString(bytes));
    } catch (JOSEException | GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has P-256 and AES-GCM", e);
    }
  }

  /**
   * Opens it.
   *
   * @throws IllegalStateException if it was sealed under another holder key or was changed
   */
  ECKey open(PlatformKey platform) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
      byte[] json =
          cipher(Cipher.DECRYPT_MODE, platform, nonce)
              .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
      return ECKey.parse(new String(json, StandardCharsets.UTF_8));
    } catch (AEADBadTagException e) {
      throw new IllegalStateException(
          "the stored signing key was sealed under another LIANBAN_HOLDER_KEY", e);
    } catch (GeneralSecurityException | ParseException e) {
      throw new IllegalStateException("the stored signing key cannot be read", e);
    }
  }

  private static Cipher cipher(int mode, PlatformKey platform, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, platform.sealing(), new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}
