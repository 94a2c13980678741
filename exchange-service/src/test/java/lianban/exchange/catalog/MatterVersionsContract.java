package lianban.exchange.catalog;

import static lianban.exchange.approval.MattersContract.matter;
import static org.assertj.core.api.Assertions.assertThat;

import lianban.exchange.catalog.PinnedMatters.MatterVersions;
import lianban.service.test.AtOnce;
import org.junit.jupiter.api.Test;

/** What every store of matter versions does. */
public abstract class MatterVersionsContract {

  /** An empty one. */
  protected abstract MatterVersions versions();

  @Test
  void findsNothingThatWasNotKept() {
    versions().keep(matter("home", 1));

    assertThat(versions().find("home", 2)).isNull();
    assertThat(versions().find("hom", 1)).isNull();
  }

  @Test
  void givesBackWhatWasKept() {
    versions().keep(matter("home", 1));
    versions().keep(matter("home", 11));
    versions().keep(matter("marriage", 1));

    assertThat(versions().find("home", 1)).isEqualTo(matter("home", 1));
    assertThat(versions().find("home", 11)).isEqualTo(matter("home", 11));
    assertThat(versions().find("marriage", 1)).isEqualTo(matter("marriage", 1));
  }

  @Test
  void keepingAgainChangesNothing() throws Exception {
    AtOnce.all(
        8,
        i -> {
          versions().keep(matter("home", 1));
          return i;
        });

    assertThat(versions().find("home", 1)).isEqualTo(matter("home", 1));
  }
}
