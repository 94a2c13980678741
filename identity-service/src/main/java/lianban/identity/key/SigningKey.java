package lianban.identity.key;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one key that signs. It is made at the first start of the first instance and is the same ever
 * after, so tokens outlive restarts and any instance's tokens are good everywhere.
 */
@Component
public final class SigningKey implements JWKSource<SecurityContext> {

  private final KeyChest chest;
  private final PlatformKey platform;
  private volatile @Nullable JWKSet loaded;

  SigningKey(KeyChest chest, PlatformKey platform) {
    this.chest = chest;
    this.platform = platform;
  }

  /** Loads the key, making it if there is none. */
  public void load() {
    SealedKey kept = chest.find();
    if (kept == null) {
      chest.keepFirst(SealedKey.generate(platform, new SecureRandom()));
      // Read again: another instance may have been first.
      kept = chest.find();
    }
    if (kept == null) {
      throw new IllegalStateException("the store lost the signing key that it just took");
    }
    ECKey key = kept.open(platform);
    loaded = new JWKSet(key);
  }

  public boolean isLoaded() {
    return loaded != null;
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
    JWKSet keys = loaded;
    return keys == null ? List.of() : selector.select(keys);
  }
}
