package lianban.kernel.code;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A pseudonym of a person or a firm: 128 bits of HMAC-SHA-256 over the holder type (111 citizen id,
 * 001 credit code) and the number. Equal for equal holders under one key, useless without the key,
 * so events and tokens can name a holder without carrying the number.
 */
public final class HolderRef {

  private HolderRef() {}

  /**
   * @param key the platform's holder key, at least 32 bytes
   * @return 22 characters of unpadded base64url
   */
  public static String of(byte[] key, String idType, String idNumber) {
    if (key.length < 32) {
      throw new IllegalArgumentException("the holder key needs at least 32 bytes");
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] digest = mac.doFinal((idType + ":" + idNumber).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 16));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
