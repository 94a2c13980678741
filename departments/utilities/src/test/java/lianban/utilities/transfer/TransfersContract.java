package lianban.utilities.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import lianban.service.test.AtOnce;
import org.junit.jupiter.api.Test;

/** What every store of the utilities' transfers does. */
public abstract class TransfersContract {

  /** An empty one. */
  protected abstract Transfers transfers();

  @Test
  void countsTheTransfersOfABatch() {
    open(Utility.WATER, "certificate-1", "b1");
    open(Utility.WATER, "certificate-2", "b1");
    open(Utility.WATER, "certificate-3", "b2");

    assertThat(transfers().count(Utility.WATER, "b1")).isEqualTo(2);
    assertThat(transfers().count(Utility.WATER, "b2")).isEqualTo(1);
    assertThat(transfers().count(Utility.WATER, "b")).isZero();
  }

  @Test
  void eachUtilityHasItsOwn() {
    open(Utility.WATER, "certificate-1", "b1");
    open(Utility.HEATING, "certificate-1", "b1");

    assertThat(transfers().count(Utility.WATER, "b1")).isEqualTo(1);
    assertThat(transfers().count(Utility.ELECTRICITY, "b1")).isZero();
    assertThat(transfers().count(Utility.HEATING, "b1")).isEqualTo(1);
  }

  @Test
  void aTransferThatIsOpenStaysAsItIs() {
    open(Utility.WATER, "certificate-1", "b1");

    open(Utility.WATER, "certificate-1", "b1");
    open(Utility.WATER, "certificate-1", "b2");

    assertThat(transfers().count(Utility.WATER, "b1")).isEqualTo(1);
    assertThat(transfers().count(Utility.WATER, "b2")).isZero();
  }

  @Test
  void manyAtOnceOpenOne() throws Exception {
    AtOnce.all(
        8,
        i -> {
          open(Utility.WATER, "certificate-1", "b1");
          open(Utility.WATER, "other-" + i, "b1");
          return i;
        });

    assertThat(transfers().count(Utility.WATER, "b1")).isEqualTo(9);
  }

  private void open(Utility utility, String certificate, String batch) {
    transfers()
        .open(
            utility,
            new Transfer(certificate, batch, "p1", Instant.parse("2026-11-23T01:00:00.123Z")));
  }
}
