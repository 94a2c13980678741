package lianban.verification.city;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** Tokens as an attacker makes them, who has seen a good one and has keys of their own. */
final class ForgedToken {

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private ForgedToken() {}

  /** The same head and claims, signed with a key that is not the platform's. */
  static String signedByAnother(String token) {
    String signed = token.substring(0, token.lastIndexOf('.'));
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(newKey());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same claims under a head that says there is no signature. */
  static String unsigned(String token) {
    String head = BASE64.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.US_ASCII));
    return head + "." + token.split("\\.", -1)[1] + ".";
  }

  /** The same head and signature around more scopes than were given. */
  static String withMoreScopes(String token) {
    String[] parts = token.split("\\.", -1);
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String more = claims.replace("case.file", "catalog.write");
    return parts[0]
        + "."
        + BASE64.encodeToString(more.getBytes(StandardCharsets.UTF_8))
        + "."
        + parts[2];
  }

  private static PrivateKey newKey() throws GeneralSecurityException {
    KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
    keys.initialize(new ECGenParameterSpec("secp256r1"));
    return keys.generateKeyPair().getPrivate();
  }
}
