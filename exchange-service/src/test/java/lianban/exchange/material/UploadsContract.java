package lianban.exchange.material;

import static org.assertj.core.api.Assertions.assertThat;

import lianban.kernel.problem.ProblemType;
import lianban.service.test.AtOnce;
import org.junit.jupiter.api.Test;

/** What every store of uploads does. */
public abstract class UploadsContract {

  private static final Upload ONE = Samples.upload("u-1");

  protected abstract Uploads uploads();

  @Test
  void givesBackEveryField() {
    Upload full =
        ONE.lookedAt("00ff", "image/gif")
            .rejected(new Upload.Refusal(ProblemType.INFECTED_CONTENT, "why"), Samples.NOW);
    uploads().insert(full);

    assertThat(uploads().find("u-1")).isEqualTo(full);
    assertThat(uploads().find("u-2")).isNull();
  }

  @Test
  void keepsTheFirstOfTwo() {
    assertThat(uploads().insert(ONE)).isTrue();
    assertThat(uploads().insert(ONE.begun())).isFalse();
    assertThat(uploads().find("u-1")).isEqualTo(ONE);
  }

  @Test
  void replacesTheRevisionBeforeAndNoOther() throws Exception {
    uploads().insert(ONE);
    assertThat(uploads().replace(ONE.begun().begun())).isFalse();
    assertThat(uploads().replace(Samples.upload("u-9").begun())).isFalse();

    var won = AtOnce.all(8, _ -> uploads().replace(ONE.begun()));

    assertThat(won).containsOnlyOnce(true);
  }

  @Test
  void walksThroughAllInStepsAndForgetsWhatIsDeleted() {
    for (String id : new String[] {"c", "a", "b"}) {
      uploads().insert(Samples.upload(id));
    }
    assertThat(uploads().after("", 2)).extracting(Upload::id).containsExactly("a", "b");
    assertThat(uploads().after("b", 2)).extracting(Upload::id).containsExactly("c");

    uploads().delete("a");
    uploads().delete("a");

    assertThat(uploads().after("", 9)).extracting(Upload::id).containsExactly("b", "c");
  }
}
