package lianban.launcher.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import lianban.proof.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

  @TempDir Path root;

  @Test
  void areMadeOnceAndKept() {
    Secrets first = Secrets.of(new CityFolder(root));
    Secrets second = Secrets.of(new CityFolder(root));

    for (String client : CityPlan.CLIENTS) {
      assertThat(second.get(client)).isEqualTo(first.get(client)).hasSize(32);
    }
    assertThat(second.get(Secrets.HOLDER_KEY)).isEqualTo(first.get(Secrets.HOLDER_KEY));
  }

  @Test
  void differFromOneAnotherAndFromAnotherCitys(@TempDir Path other) {
    Secrets ours = Secrets.of(new CityFolder(root));
    Secrets theirs = Secrets.of(new CityFolder(other));

    assertThat(ours.get("housing"))
        .isNotEqualTo(ours.get("tax"))
        .isNotEqualTo(theirs.get("housing"));
  }

  @Test
  void holdKeysOfThirtyTwoBytes() {
    String key = Secrets.of(new CityFolder(root)).get(Secrets.CURSOR_KEY);

    assertThat(Base64.getDecoder().decode(key)).hasSize(32);
  }

  @Test
  void holdASealKeyThatSigns() {
    byte[] key = Base64.getDecoder().decode(Secrets.of(new CityFolder(root)).get(Secrets.SEAL_KEY));

    SigningKey seals = SigningKey.read(key);
    byte[] signature = seals.sign(new byte[1]);
    assertThat(seals.verificationKey().verifies(new byte[1], signature)).isTrue();
  }

  @Test
  void lieInAFileThatItsOwnerAloneMayRead() throws IOException {
    CityFolder folder = new CityFolder(root);
    Secrets.of(folder);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.secretsFile())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
        .isEqualTo("rwx------");
  }

  @Test
  void sayWhichOneIsUnknown() {
    Secrets secrets = Secrets.of(new CityFolder(root));

    assertThatThrownBy(() -> secrets.get("water")).hasMessageContaining("water");
  }
}
