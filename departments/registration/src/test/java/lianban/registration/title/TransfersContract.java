package lianban.registration.title;

import static org.assertj.core.api.Assertions.assertThat;

import lianban.service.test.AtOnce;
import org.junit.jupiter.api.Test;

/** What every store of transfers does. */
public abstract class TransfersContract {

  /** An empty one. */
  protected abstract Transfers transfers();

  @Test
  void findsNothingThatWasNotKept() {
    transfers().keepFirst(transfer("c1", "B"));

    assertThat(transfers().of("c2")).isEmpty();
  }

  @Test
  void givesBackWhatWasKept() {
    assertThat(transfers().keepFirst(transfer("c1", "B"))).isEqualTo(transfer("c1", "B"));
    assertThat(transfers().keepFirst(transfer("c2", "C"))).isEqualTo(transfer("c2", "C"));

    assertThat(transfers().of("c1")).contains(transfer("c1", "B"));
    assertThat(transfers().of("c2")).contains(transfer("c2", "C"));
  }

  @Test
  void keepsTheFirstOfACase() {
    transfers().keepFirst(transfer("c1", "B"));

    assertThat(transfers().keepFirst(transfer("c1", "C"))).isEqualTo(transfer("c1", "B"));

    assertThat(transfers().of("c1")).contains(transfer("c1", "B"));
  }

  @Test
  void manyAtOnceAgreeOnOneFirst() throws Exception {
    var kept = AtOnce.all(8, i -> transfers().keepFirst(transfer("c1", "B" + i)));

    assertThat(kept.stream().distinct()).hasSize(1);
    assertThat(transfers().of("c1")).contains(kept.getFirst());
  }

  private static Transfer transfer(String caseId, String newOwner) {
    return new Transfer(caseId, "p1", newOwner, "买方 " + newOwner, "certificate-1");
  }
}
