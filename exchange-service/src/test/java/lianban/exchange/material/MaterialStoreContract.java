package lianban.exchange.material;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of parts does. */
public abstract class MaterialStoreContract {

  protected abstract MaterialStore store();

  @Test
  void givesBackTheBytesOfTheLargestPart() {
    byte[] bytes = Samples.pdf(MaterialStore.PART);
    store().write("u/1/0", bytes);
    store().write("u/1/1", new byte[] {1});

    assertThat(store().read("u/1/0")).isEqualTo(bytes);
    assertThat(store().read("u/1/1")).containsExactly(1);
    assertThat(store().read("u/1/2")).isNull();
  }

  @Test
  void saysWhichPartsAreThereAndRemovesThem() {
    store().write("u/1/0", new byte[] {1});
    store().write("u/1/1", new byte[] {2});
    store().write("v/1/0", new byte[] {3});

    assertThat(store().among(List.of("u/1/0", "u/1/1", "u/1/2")))
        .containsExactlyInAnyOrder("u/1/0", "u/1/1");

    store().delete(List.of("u/1/1", "u/1/0", "u/1/9"));

    assertThat(store().among(List.of("u/1/0", "u/1/1", "v/1/0"))).containsExactly("v/1/0");
  }
}
