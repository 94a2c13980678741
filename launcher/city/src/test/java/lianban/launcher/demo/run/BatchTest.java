package lianban.launcher.demo.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-01.csv",
        "with spaces & more.csv",
        "二手房.csv",
        "",
        "a-very-long-name-that-goes-on-and-on-and-on-without-any-sense-at-all.csv"
      })
  void namesFitEveryRegister(String fileName) {
    Batch batch = Batch.of(fileName, new SplittableRandom(1));

    assertThat(batch.name()).matches("[A-Za-z0-9][A-Za-z0-9-]{0,63}");
    assertThat(batch.contractNo(999_999)).hasSizeLessThanOrEqualTo(64);
  }

  @Test
  void knowsItsOwnReferencesAgain() {
    Batch batch = Batch.of("2023-01.csv", new SplittableRandom(1));
    Batch other = Batch.of("2023-01.csv", new SplittableRandom(2));

    assertThat(batch.row(batch.reference(12))).hasValue(12);
    assertThat(batch.row(other.reference(12))).isEmpty();
    assertThat(batch.row(batch.name() + "-x")).isEmpty();
    assertThat(batch.row(null)).isEmpty();
  }
}
