package lianban.identity.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import lianban.kernel.code.HolderRef;

/**
 * The platform's holder key and what is derived from it. Each purpose has a key of its own (HKDF),
 * so that none tells anything about another; the operator keeps one key.
 */
public final class PlatformKey {

  private final byte[] key;

  /**
   * @param base64 at least 32 bytes
   * @throws IllegalArgumentException if it is not base64 or too short
   */
  public PlatformKey(String base64) {
    this.key = Base64.getDecoder().decode(base64);
    if (key.length < 32) {
      throw new IllegalArgumentException("LIANBAN_HOLDER_KEY needs at least 32 bytes");
    }
  }

  /** The pseudonym of the holder of an identity number. */
  public String holder(String idType, String idNumber) {
    return HolderRef.of(key, idType, idNumber);
  }

  /** A fingerprint of a request that cannot be tried out without the key. */
  public String fingerprint(byte[] request) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(derive("request-fingerprint", "HmacSHA256"));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(request));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  /** The key under which the signing key lies in the store. */
  SecretKey sealing() {
    return derive("signing-key-sealing", "AES");
  }

  private SecretKey derive(String purpose, String algorithm) {
    byte[] info = ("lianban/identity/" + purpose).getBytes(StandardCharsets.UTF_8);
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(algorithm, HKDFParameterSpec.ofExtract().addIKM(key).thenExpand(info, 32));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform since 25 has HKDF-SHA256", e);
    }
  }
}
