package lianban.identity.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GuessThrottleTest {

  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final GuessThrottle.Attempt GUESSER =
      new GuessThrottle.Attempt("admin", "203.0.113.9");

  private final GuessThrottle throttle = new GuessThrottle();

  @Test
  void leavesThreeAttemptsFree() {
    fail(3);

    assertThat(throttle.mustWait(GUESSER, NOW)).isFalse();
  }

  @Test
  void doublesTheWait() {
    fail(4);
    assertThat(throttle.mustWait(GUESSER, NOW.plusMillis(999))).isTrue();
    assertThat(throttle.mustWait(GUESSER, NOW.plusSeconds(1))).isFalse();

    fail(1);
    assertThat(throttle.mustWait(GUESSER, NOW.plusMillis(1_999))).isTrue();
    assertThat(throttle.mustWait(GUESSER, NOW.plusSeconds(2))).isFalse();
  }

  @Test
  void neverWaitsLongerThanAMinute() {
    fail(1_000);

    assertThat(throttle.mustWait(GUESSER, NOW.plus(Duration.ofMinutes(1)))).isFalse();
  }

  @Test
  void leavesTheOwnerElsewhereAlone() {
    fail(1_000);

    var owner = new GuessThrottle.Attempt("admin", "198.51.100.4");
    assertThat(throttle.mustWait(owner, NOW)).isFalse();
  }

  @Test
  void forgetsAfterTheRightPassword() {
    fail(10);
    throttle.succeeded(GUESSER);

    assertThat(throttle.mustWait(GUESSER, NOW)).isFalse();
  }

  @Test
  void remembersNoMoreThanItHasRoomFor() {
    fail(10);
    for (int i = 0; i < 10_000; i++) {
      throttle.failed(new GuessThrottle.Attempt("login" + i, "203.0.113.9"), NOW);
    }

    assertThat(throttle.mustWait(GUESSER, NOW)).isFalse();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      throttle.failed(GUESSER, NOW);
    }
  }
}
