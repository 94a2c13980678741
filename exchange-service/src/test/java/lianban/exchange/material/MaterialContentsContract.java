package lianban.exchange.material;

import static org.assertj.core.api.Assertions.assertThat;

import lianban.service.test.AtOnce;
import org.junit.jupiter.api.Test;

/** What every register of contents does. */
public abstract class MaterialContentsContract {

  private static final MaterialContent ONE = Samples.content("00aa");

  protected abstract MaterialContents contents();

  @Test
  void givesBackEveryField() {
    MaterialContent full = ONE.claimed("case", Samples.NOW).foundInfected("Eicar").givenUp();
    contents().insert(full);

    assertThat(contents().find("00aa")).isEqualTo(full);
    assertThat(contents().find("00ab")).isNull();
  }

  @Test
  void ofManyWhoBringTheSameContentOneIsKept() throws Exception {
    assertThat(AtOnce.all(8, _ -> contents().insert(ONE))).containsOnlyOnce(true);
    assertThat(AtOnce.all(8, i -> contents().replace(ONE.claimed("case-" + i, Samples.NOW))))
        .containsOnlyOnce(true);
    assertThat(contents().replace(ONE.givenUp().givenUp().givenUp())).isFalse();
  }

  @Test
  void deletesTheRevisionThatIsMeantAndNoOther() {
    contents().insert(ONE);
    contents().replace(ONE.confirmed());

    contents().delete(ONE);
    assertThat(contents().find("00aa")).isEqualTo(ONE.confirmed());

    contents().delete(ONE.confirmed());
    assertThat(contents().find("00aa")).isNull();
  }

  @Test
  void walksThroughAllInSteps() {
    for (String hash : new String[] {"c", "a", "b"}) {
      contents().insert(Samples.content(hash));
    }
    assertThat(contents().after("", 2))
        .extracting(MaterialContent::sha256)
        .containsExactly("a", "b");
    assertThat(contents().after("b", 2)).extracting(MaterialContent::sha256).containsExactly("c");
  }
}
