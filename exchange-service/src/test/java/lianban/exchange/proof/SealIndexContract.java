package lianban.exchange.proof;

import static lianban.exchange.proof.SomeSeals.leaves;
import static lianban.exchange.proof.SomeSeals.seal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import lianban.proof.Place;
import org.junit.jupiter.api.Test;

/** What every index of seals does. */
public abstract class SealIndexContract {

  /** An empty one. */
  protected abstract SealIndex index();

  @Test
  void everyOffsetOfASealIsFoundAndNoOther() {
    index().add(seal(1, "a", 0, leaves(3)));
    index().add(seal(2, "a", 3, leaves(1_500)));
    index().add(seal(3, "b", 0, leaves(1)));
    index().add(seal(2, "a", 3, leaves(1_500)));

    assertThat(index().find(new Place("a", 2, 2))).isEqualTo(1);
    for (long offset = 3; offset < 1_503; offset++) {
      assertThat(index().find(new Place("a", 2, offset))).isEqualTo(2);
    }
    assertThat(index().find(new Place("a", 2, 1_503))).isNull();
    assertThat(index().find(new Place("b", 2, 0))).isEqualTo(3);
    assertThat(index().find(new Place("a", 0, 0))).isNull();
    assertThat(index().find(new Place("c", 2, 0))).isNull();
  }

  @Test
  void progressIsTheOneNotedLast() {
    assertThat(index().progress()).isEqualTo(SealIndex.Progress.NONE);
    var first = new SealIndex.Progress(32, Map.of(new Partition("a", 1), 7L));
    index().save(first);
    var second =
        new SealIndex.Progress(
            64, Map.of(new Partition("a", 1), 5_000_000_000L, new Partition("b", 0), 1L));
    index().save(second);

    assertThat(index().progress()).isEqualTo(second);
  }
}
