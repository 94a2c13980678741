package lianban.service.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PollPaceTest {

  private static final long MILLI = 1_000_000;

  private long now = 77;
  private final PollPace pace = new PollPace(now);

  @Test
  void neverWaitsForTwentyFiveASecond() {
    for (int i = 0; i < 100; i++) {
      assertThat(after(40, 1)).isZero();
    }
  }

  @Test
  void waitsOnceManyComeAndNoLongerWhenTheyStop() {
    for (int i = 0; i < 200; i++) {
      after(10, 1);
    }
    assertThat(after(10, 1)).isEqualTo(PollPace.REST);

    assertThat(after(5_000, 1)).isZero();
  }

  @Test
  void goesOnWaitingWhileTheWaitsBringSeveralAtATime() {
    for (int i = 0; i < 50; i++) {
      after(100, 6);
    }

    assertThat(after(100, 6)).isEqualTo(PollPace.REST);
  }

  @Test
  void oneBurstAfterASilenceIsWorkedAtOnce() {
    assertThat(after(60_000, 20)).isZero();
  }

  @Test
  void twoPollsInTheSameNanosecondDoNoHarm() {
    assertThat(after(0, 1)).isZero();
    assertThat(after(0, 0)).isZero();
  }

  private Duration after(long millis, int events) {
    now += millis * MILLI;
    return pace.restAfter(events, now);
  }
}
