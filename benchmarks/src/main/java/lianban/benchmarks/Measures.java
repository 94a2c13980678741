package lianban.benchmarks;

import java.util.Arrays;

/** The arithmetic of figures. */
final class Measures {

  private Measures() {}

  /**
   * The value that so many of a hundred are not above (nearest rank).
   *
   * @param sorted in ascending order, at least one
   */
  static long percentile(long[] sorted, int percent) {
    int rank = (int) Math.ceilDiv((long) sorted.length * percent, 100);
    return sorted[Math.max(1, rank) - 1];
  }

  /** Nanoseconds as milliseconds. */
  static double millis(long nanos) {
    return nanos / 1_000_000.0;
  }

  /** The value in the middle. */
  static long median(long... values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return percentile(sorted, 50);
  }

  /** What one of some things costs, as a multiple of what one of others costs. */
  static double ratio(double cost, int things, double otherCost, int others) {
    return cost / things / (otherCost / others);
  }

  /**
   * Processor time of a process in ticks, from its line in {@code /proc/PID/stat}: its own in user
   * and in kernel mode (proc_pid_stat(5), fields 14 and 15).
   */
  static long ticks(String stat) {
    // The second field is the command in parentheses, which may itself have any character.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }
}
