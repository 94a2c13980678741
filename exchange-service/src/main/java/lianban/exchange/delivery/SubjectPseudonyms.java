package lianban.exchange.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stands for an event's subject where the receiver may not see the field that it is the value of:
 * the same subject has the same pseudonym for one receiver and type, so order by key can still be
 * followed, and no two receivers can compare theirs.
 */
final class SubjectPseudonyms {

  private static final int BYTES = 16;

  private final SecretKeySpec key;

  SubjectPseudonyms(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  String of(String receiver, String type, String subject) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      String text = String.join("\n", "subject", receiver, type, subject);
      byte[] hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
