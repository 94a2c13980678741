package lianban.rating.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lianban.service.problem.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatingFormTest {

  @Test
  void everyLevelHasItsReasons() {
    Map<Integer, List<Integer>> codes =
        Arrays.stream(Level.values())
            .collect(
                Collectors.toMap(
                    Level::value,
                    level ->
                        ReasonCode.of(level).stream().map(ReasonCode::code).sorted().toList()));

    assertThat(codes)
        .isEqualTo(
            Map.of(
                5,
                range(510, 517),
                4,
                range(406, 413),
                3,
                range(307, 314),
                2,
                range(207, 214),
                1,
                range(108, 115)));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // right, level, reasons, comment length; faults
        "c1, 5, -,       0,   -",
        "c1, 5, 510 517, 500, -",
        "c1, 3, -,       0,   -",
        "c1, 2, 207,     0,   -",
        "c1, 1, 108 115, 0,   -",
        "c1, 2, -,       0,   /reasons required",
        "c1, 1, -,       0,   /reasons required",
        "c1, 1, 208,     0,   /reasons/0 reason-of-another-level",
        "c1, 5, 510 999, 0,   /reasons/1 unknown-reason",
        "c1, 5, 510 510, 0,   /reasons/1 duplicate",
        "-,  5, -,       0,   /right required",
        "c1, -, -,       0,   /level required",
        "c1, 6, 510,     0,   /level out-of-range",
        "c1, 0, -,       0,   /level out-of-range",
        "c1, 5, -,       501, /comment too-long",
        "-,  1, 208 999, 501, /right required;/reasons/0 reason-of-another-level;"
            + "/reasons/1 unknown-reason;/comment too-long",
      })
  void tellsEverythingThatIsWrong(
      @Nullable String right,
      @Nullable Integer level,
      @Nullable String reasons,
      int commentLength,
      @Nullable String faults) {
    List<@Nullable Integer> codes = new ArrayList<>();
    if (reasons != null) {
      Arrays.stream(reasons.split(" ")).map(Integer::valueOf).forEach(codes::add);
    }
    var form = new RatingForm(right, level, codes, "好".repeat(commentLength), null);

    assertThat(form.faults().stream().map(fault -> fault.pointer() + " " + fault.code()))
        .containsExactly(faults == null ? new String[0] : faults.split(";"));
    if (faults != null) {
      assertThatIllegalStateException().isThrownBy(() -> form.command("k1"));
    }
  }

  @Test
  void countsLettersAndNotTheirEncoding() {
    assertThat(new RatingForm("c1", 5, null, "𠀀".repeat(500), null).faults()).isEmpty();
  }

  @Test
  void whoSaysNothingAboutItStaysAnonymous() {
    assertThat(new RatingForm("c1", 5, null, " ", null).command("k1"))
        .isEqualTo(new RateCommand("c1", Level.VERY_SATISFIED, List.of(), null, true, "k1"));
    assertThat(new RatingForm("c1", 5, null, null, false).command("k1").anonymous()).isFalse();
  }

  @Test
  void aFaultlessFormIsOneWhoseReasonsAllBelongToItsLevel() {
    var random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      int level = random.nextInt(7);
      List<@Nullable Integer> codes = new ArrayList<>();
      for (int n = random.nextInt(4); n > 0; n--) {
        codes.add(level * 100 + random.nextInt(20) + (random.nextInt(4) == 0 ? 100 : 0));
      }
      List<Fault> faults = new RatingForm("c1", level, codes, null, null).faults();

      boolean right =
          level >= 1
              && level <= 5
              && codes.stream()
                  .allMatch(
                      c ->
                          c != null
                              && c / 100 == level
                              && c % 100 >= 13 - offset(level)
                              && c % 100 <= 20 - offset(level))
              && new HashSet<>(codes).size() == codes.size()
              && (level > 2 || !codes.isEmpty());
      assertThat(faults.isEmpty()).as("level %d %s", level, codes).isEqualTo(right);
    }
  }

  /**
   * Level 5 begins with 10, level 4 with 06, level 3 and 2 with 07, level 1 with 08; each has 8.
   */
  private static int offset(int level) {
    return switch (level) {
      case 5 -> 3;
      case 4 -> 7;
      case 3, 2 -> 6;
      default -> 5;
    };
  }

  private static List<Integer> range(int first, int last) {
    return IntStream.rangeClosed(first, last).boxed().toList();
  }
}
