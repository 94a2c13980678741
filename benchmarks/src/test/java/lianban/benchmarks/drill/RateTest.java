package lianban.benchmarks.drill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateTest {

  @Test
  void countsTheTimesThatWereAddedAlone() {
    var rate = new Rate();
    rate.add(500, 1_000_000_000L);
    rate.add(1_000, 1_000_000_000L);

    assertThat(rate.perSecond()).isEqualTo(750);
  }

  @Test
  void noTimeIsNoRate() {
    assertThat(new Rate().perSecond()).isZero();
  }
}
