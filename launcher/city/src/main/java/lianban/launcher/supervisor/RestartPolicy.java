package lianban.launcher.supervisor;

import java.time.Duration;

/**
 * How long to wait before a process that ended is started again: not at all the first time, then
 * twice as long each time, until it has run long enough to count as mended.
 *
 * @param quickEndings how often in a row the process ended soon after its start
 */
record RestartPolicy(int quickEndings) {

  static final RestartPolicy FRESH = new RestartPolicy(0);

  private static final Duration MENDED = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** The policy after the process ended once more. */
  RestartPolicy afterRunning(Duration time) {
    return time.compareTo(MENDED) >= 0 ? new RestartPolicy(1) : new RestartPolicy(quickEndings + 1);
  }

  /** How long to wait now. */
  Duration delay() {
    if (quickEndings <= 1) {
      return Duration.ZERO;
    }
    Duration doubled = Duration.ofSeconds(1L << Math.min(quickEndings - 2, 10));
    return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }
}
