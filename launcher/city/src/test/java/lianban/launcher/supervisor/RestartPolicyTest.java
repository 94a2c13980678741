package lianban.launcher.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {

  @Test
  void startsAgainAtOnceAndThenMoreAndMoreSlowly() {
    List<Long> delays = new ArrayList<>();
    RestartPolicy policy = RestartPolicy.FRESH;
    for (int i = 0; i < 9; i++) {
      policy = policy.afterRunning(Duration.ofSeconds(3));
      delays.add(policy.delay().toSeconds());
    }

    assertThat(delays).containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
  }

  @Test
  void forgetsEarlierEndingsOfAProcessThatRanForAMinute() {
    RestartPolicy tired = new RestartPolicy(7);

    assertThat(tired.afterRunning(Duration.ofSeconds(59)).delay()).hasSeconds(30);
    assertThat(tired.afterRunning(Duration.ofMinutes(1)).delay()).isZero();
  }

  @Test
  void saysWhatAnExitCodeMeans() {
    assertThat(ExitReason.of(137)).isEqualTo("was killed (signal 9)");
    assertThat(ExitReason.of(1)).isEqualTo("ended with exit code 1");
  }
}
