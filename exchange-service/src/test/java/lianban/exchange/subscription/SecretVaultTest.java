package lianban.exchange.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Secrets as they are kept. */
class SecretVaultTest {

  private final SecretVault vault = new SecretVault(new byte[32]);

  @Test
  void aSecretIsOpenedByTheSameKeyForTheSameSubscriptionAlone() {
    String secret = vault.make();
    String sealed = vault.seal("s-1", secret);
    byte[] other = new byte[32];
    Arrays.fill(other, (byte) 1);

    assertThat(sealed).doesNotContain(secret);
    assertThat(vault.open("s-1", sealed)).isEqualTo(secret);
    assertThatIllegalStateException().isThrownBy(() -> vault.open("s-2", sealed));
    assertThatIllegalStateException().isThrownBy(() -> new SecretVault(other).open("s-1", sealed));
  }

  @Test
  void secretsDifferAndSealingTheSameOneDoesToo() {
    String secret = vault.make();

    assertThat(vault.make()).isNotEqualTo(secret);
    assertThat(vault.seal("s-1", secret)).isNotEqualTo(vault.seal("s-1", secret));
    assertThat(SecretVault.signingKey(secret)).hasSize(32);
  }

  @Test
  void aKeyThatIsTooShortIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SecretVault(new byte[31]));
  }
}
