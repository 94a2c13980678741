package lianban.benchmarks.drill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrillOptionsTest {

  @Test
  void tenKillsUnlessToldOtherwise() {
    assertThat(DrillOptions.of("exchange")).isEqualTo(new DrillOptions(10, false));
    assertThat(DrillOptions.of("exchange", "--json", "--kills", "3"))
        .isEqualTo(new DrillOptions(3, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "city",
        "exchange --kills",
        "exchange --kills 0",
        "exchange --kills 101",
        "exchange --kills x",
        "exchange --kills -1",
        "exchange more"
      })
  void whatIsNoOptionIsNotTakenForOne(String words) {
    assertThat(DrillOptions.of(words.split(" "))).isNull();
  }
}
