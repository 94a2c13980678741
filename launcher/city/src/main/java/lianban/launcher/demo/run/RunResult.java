package lianban.launcher.demo.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a run found.
 *
 * @param cases by row
 * @param duration from the first filing to the last close
 * @param invalid certificates that were issued and are not valid
 * @param followers transfers opened, by utility
 */
public record RunResult(
    String batch,
    long seed,
    List<FinishedCase> cases,
    Duration duration,
    List<String> invalid,
    Map<String, Long> followers) {

  public RunResult {
    cases = List.copyOf(cases);
    invalid = List.copyOf(invalid);
    followers = Map.copyOf(followers);
  }
}
