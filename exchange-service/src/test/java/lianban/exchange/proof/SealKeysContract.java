package lianban.exchange.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import lianban.proof.Algorithm;
import lianban.proof.SigningKey;
import lianban.proof.VerificationKey;
import org.junit.jupiter.api.Test;

/** What every list of the keys of seals does. */
public abstract class SealKeysContract {

  /** An empty one. */
  protected abstract SealKeys keys();

  @Test
  void keyOnceKeptStaysWhenAnotherTakesItsPlace() {
    VerificationKey old = key();
    VerificationKey next = key();
    assertThat(keys().all()).isEmpty();

    keys().keep(old);
    keys().keep(next);
    keys().keep(next);

    assertThat(keys().all()).containsExactlyInAnyOrder(old, next);
  }

  private static VerificationKey key() {
    return SigningKey.generate(Algorithm.EDDSA, new SecureRandom()).verificationKey();
  }
}
