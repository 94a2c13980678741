package lianban.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MeasuresTest {

  @Test
  void percentileIsTheNearestRank() {
    long[] hundred = LongStream.rangeClosed(1, 100).toArray();

    assertThat(Measures.percentile(hundred, 50)).isEqualTo(50);
    assertThat(Measures.percentile(hundred, 99)).isEqualTo(99);
    assertThat(Measures.percentile(hundred, 100)).isEqualTo(100);
    assertThat(Measures.percentile(new long[] {7}, 1)).isEqualTo(7);
    assertThat(Measures.percentile(new long[] {7, 8, 9}, 99)).isEqualTo(9);
    assertThat(Measures.median(9, 1, 5)).isEqualTo(5);
    assertThat(Measures.millis(1_500_000)).isEqualTo(1.5);
  }

  @Test
  void aRatioComparesOneWithOne() {
    assertThat(Measures.ratio(400, 100, 100, 25)).isEqualTo(1.0);
    assertThat(Measures.ratio(480, 100, 100, 25)).isEqualTo(1.2);
    assertThat(Measures.ratio(100, 100, 50, 25)).isEqualTo(0.5);
  }

  @Test
  void ticksAreThoseOfUserAndKernelMode() throws IOException {
    String stat = "42 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 120 34 0 0 20 0 1 0 100 0 0";

    assertThat(Measures.ticks(stat)).isEqualTo(154);
    assertThat(Measures.ticks(Files.readString(Path.of("/proc/self/stat")))).isNotNegative();
  }

  @Test
  void numberOfAnEventIsReadFromItsJson() {
    String json = "data: {\"specversion\":\"1.0\",\"id\":\"bench-x-000000042\",\"source\":\"/s\"}";

    assertThat(NumberedEvents.number(json, "bench-x")).isEqualTo(42);
    assertThat(NumberedEvents.number(json, "bench-y")).isEqualTo(-1);
  }
}
