package lianban.launcher.demo.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void countsChineseCharactersTwice() {
    Table table = new Table();
    table.add("Cases 办件", "7");
    table.add("Took 用时长久", "1,234", "ms");

    assertThat(table.toString().lines())
        .containsExactly("  Cases 办件          7", "  Took 用时长久   1,234  ms");
  }

  @Test
  void takesTheNearestRankAsPercentile() {
    assertThat(Spread.of(LongStream.rangeClosed(1, 200))).isEqualTo(new Spread(100, 190, 198));
    assertThat(Spread.of(LongStream.of(5))).isEqualTo(new Spread(5, 5, 5));
    assertThat(Spread.of(LongStream.empty())).isEqualTo(new Spread(0, 0, 0));
  }
}
