package lianban.exchange.proof;

import static lianban.exchange.proof.SomeSeals.leaves;
import static lianban.exchange.proof.SomeSeals.seal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import lianban.proof.CanonicalJson;
import lianban.proof.Seal;
import lianban.service.test.AtOnce;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every chain of seals does. */
public abstract class SealsContract {

  /** An empty one. */
  protected abstract Seals seals();

  @Test
  void sealIsKeptAsItWasSigned() {
    Seal seal = seal(1, "a", 0, leaves(3));

    assertThat(seals().append(seal)).isTrue();

    assertThat(seals().text(1))
        .isEqualTo(new String(CanonicalJson.bytes(seal.json()), StandardCharsets.UTF_8));
    assertThat(seals().after(0, 10)).containsExactly(seal);
    assertThat(seals().text(2)).isNull();
  }

  @Test
  void numberIsTakenOnce() {
    Seal first = seal(1, "a", 0, leaves(3));
    seals().append(first);

    assertThat(seals().append(seal(1, "b", 0, leaves(4)))).isFalse();

    assertThat(seals().after(0, 10)).containsExactly(first);
  }

  @Test
  void oneOfManyAtOnceTakesTheNumber() throws Exception {
    assertThat(AtOnce.all(8, i -> seals().append(seal(1, "t" + i, 0, leaves(2)))))
        .containsOnlyOnce(true);
  }

  @Test
  void pagesEndWhereTheChainDoes() {
    for (int i = 1; i <= 5; i++) {
      seals().append(seal(i, "a", i, leaves(1)));
    }
    seals().append(seal(7, "a", 7, leaves(1)));

    assertThat(seals().after(0, 2)).extracting(Seal::number).containsExactly(1L, 2L);
    assertThat(seals().after(2, 100)).extracting(Seal::number).containsExactly(3L, 4L, 5L);
    assertThat(seals().after(5, 100)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4_095, 4_096, 4_097, 10_000})
  void leavesAreKeptWhateverTheirNumber(int size) {
    byte[] leaves = leaves(size);
    Seal seal = seal(1, "a", 0, leaves);
    assertThat(seals().leaves(seal)).isNull();

    seals().keepLeaves(seal, leaves);
    seals().keepLeaves(seal, leaves);

    assertThat(seals().leaves(seal)).isEqualTo(leaves);
  }

  @Test
  void leavesOfThoseWhoLostTheNumberHarmNobody() {
    Seal won = seal(1, "a", 0, leaves(3));
    Seal lost = seal(1, "a", 0, leaves(4));
    seals().keepLeaves(lost, leaves(4));
    seals().keepLeaves(won, leaves(3));

    assertThat(seals().leaves(won)).isEqualTo(leaves(3));
    assertThat(Collections.singleton(seals().leaves(seal(2, "a", 0, leaves(3)))))
        .containsOnlyNulls();
  }
}
