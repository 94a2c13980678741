package lianban.exchange.subscription;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes signing secrets, and keeps them in a form that only the holder of the platform's key can
 * open (AES-256 in GCM, bound to the subscription). A secret is {@code whsec_} and 32 bytes in
 * base64 (Standard Webhooks).
 */
public final class SecretVault {

  private static final String PREFIX = "whsec_";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param key at least 32 bytes
   */
  public SecretVault(byte[] key) {
    if (key.length < KEY_BYTES) {
      throw new IllegalArgumentException("the webhook key needs at least 32 bytes");
    }
    this.key = new SecretKeySpec(derived(key), "AES");
  }

  private static byte[] derived(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal("secrets of webhooks".getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  /** A new secret as its subscriber is told it, once. */
  public String make() {
    return PREFIX + Base64.getEncoder().encodeToString(bytes(KEY_BYTES));
  }

  /** The bytes that a secret signs with. */
  public static byte[] signingKey(String secret) {
    return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
  }

  public String seal(String subscription, String secret) {
    byte[] nonce = bytes(NONCE_BYTES);
    byte[] sealed =
        run(Cipher.ENCRYPT_MODE, nonce, subscription, secret.getBytes(StandardCharsets.UTF_8));
    byte[] both = Arrays.copyOf(nonce, nonce.length + sealed.length);
    System.arraycopy(sealed, 0, both, nonce.length, sealed.length);
    return Base64.getEncoder().encodeToString(both);
  }

  /**
   * @throws IllegalStateException if another key or subscription sealed it
   */
  public String open(String subscription, String sealed) {
    byte[] both = Base64.getDecoder().decode(sealed);
    byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
    byte[] rest = Arrays.copyOfRange(both, NONCE_BYTES, both.length);
    return new String(run(Cipher.DECRYPT_MODE, nonce, subscription, rest), StandardCharsets.UTF_8);
  }

  private byte[] run(int mode, byte[] nonce, String subscription, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(subscription.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a secret of " + subscription + " cannot be opened", e);
    }
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
