package lianban.exchange.proof.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import lianban.proof.Algorithm;
import lianban.proof.SigningKey;
import lianban.proof.VerificationKey;
import org.junit.jupiter.api.Test;

/** What every register of signing keys does. */
public abstract class SigningKeysContract {

  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2027-01-01T00:00:00.000000001Z");

  /** An empty one. */
  protected abstract SigningKeys keys();

  private static RegisteredKey key(String department) {
    VerificationKey key = SigningKey.generate(Algorithm.SM2, new SecureRandom()).verificationKey();
    return new RegisteredKey(department, key, FROM, TO, null);
  }

  @Test
  void keyIsFoundAsItWasRegistered() {
    RegisteredKey key = key("housing");
    RegisteredKey endless = new RegisteredKey("housing", key("tax").key(), FROM, null, null);
    keys().register(key);
    keys().register(endless);
    keys().register(key("tax"));

    assertThat(keys().find("housing", key.key().keyId())).isEqualTo(key);
    assertThat(keys().of("housing")).containsExactlyInAnyOrder(key, endless);
    assertThat(keys().find("tax", key.key().keyId())).isNull();
    assertThat(keys().of("registration")).isEmpty();
  }

  @Test
  void whatIsRegisteredFirstStands() {
    RegisteredKey key = key("housing");
    RegisteredKey later = new RegisteredKey("housing", key.key(), TO, null, null);

    assertThat(keys().register(key)).isEqualTo(key);
    assertThat(keys().register(later)).isEqualTo(key);
  }

  @Test
  void revocationIsForGoodAndKeepsItsTime() {
    RegisteredKey key = key("housing");
    keys().register(key);
    String id = key.key().keyId();

    assertThat(keys().revoke("tax", id, TO)).isNull();
    RegisteredKey revoked = keys().revoke("housing", id, FROM);
    keys().revoke("housing", id, TO);
    keys().register(key);

    assertThat(revoked).isNotNull();
    assertThat(revoked.revokedAt()).isEqualTo(FROM);
    assertThat(keys().find("housing", id)).isEqualTo(revoked);
  }
}
