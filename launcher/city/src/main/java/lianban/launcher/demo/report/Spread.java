package lianban.launcher.demo.report;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * How durations spread, in milliseconds: each percentile is the smallest value that so many per
 * cent do not exceed. All zero for none.
 */
record Spread(long p50, long p95, long p99) {

  static Spread of(LongStream millis) {
    long[] sorted = millis.sorted().toArray();
    return new Spread(percentile(sorted, 50), percentile(sorted, 95), percentile(sorted, 99));
  }

  private static long percentile(long[] sorted, int percent) {
    int rank = Math.ceilDiv(sorted.length * percent, 100);
    return Arrays.stream(sorted).skip(Math.max(0, rank - 1)).findFirst().orElse(0);
  }
}
