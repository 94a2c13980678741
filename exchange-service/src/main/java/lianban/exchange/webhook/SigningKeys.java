package lianban.exchange.webhook;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import javax.crypto.spec.SecretKeySpec;
import lianban.exchange.subscription.SecretVault;

/** Keys of webhooks' secrets, each opened once for the many events that it signs. */
final class SigningKeys {

  static final String ALGORITHM = "HmacSHA256";

  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final int MOST = 10_000;

  private final LoadingCache<Sealed, SecretKeySpec> opened;

  private record Sealed(String subscription, String secret) {}

  SigningKeys(SecretVault vault) {
    this.opened =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(KEPT)
            .build(one -> open(vault, one));
  }

  private static SecretKeySpec open(SecretVault vault, Sealed one) {
    String secret = vault.open(one.subscription, one.secret);
    return new SecretKeySpec(SecretVault.signingKey(secret), ALGORITHM);
  }

  /**
   * The key of a secret that is sealed.
   *
   * @throws IllegalStateException if another key or subscription sealed it
   */
  SecretKeySpec of(String subscription, String secret) {
    return opened.get(new Sealed(subscription, secret));
  }
}
