package lianban.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lianban.launcher.demo.transfer.Reading;
import lianban.launcher.demo.transfer.Transfer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ExpectedFiguresTest {

  /** Beside the project, where the public files may lie; they are not part of it. */
  private static final Path PUBLIC_FILES = Path.of("../../../shared/data/transfers");

  @Test
  void theSampleShowsEveryKindOfOutcome() {
    assertThat(figures(new TransferSource.Sample()))
        .isEqualTo(
            new ExpectedFigures(
                120, 111, 3, 5, 1, 1, new BigDecimal("670949.58"), new BigDecimal("638415.93")));
  }

  @TestFactory
  Stream<DynamicTest> publicMonthsHaveTheirKnownFigures() {
    return Stream.of(
            new Month("2023-01", 2551, 2435, 42, 74, 0, 25, "14782762.23", "14412914.31"),
            new Month("2023-02", 1837, 1733, 36, 66, 2, 18, "10551255.02", "10173890.38"),
            new Month("2023-03", 2277, 2160, 34, 83, 0, 22, "13369002.64", "13015050.51"),
            new Month("2023-04", 2177, 2064, 38, 75, 0, 21, "13002113.70", "12618299.66"),
            new Month("2023-05", 2245, 2125, 47, 72, 1, 22, "13186008.86", "12706201.94"),
            new Month("2023-06", 1853, 1744, 38, 71, 0, 18, "10998901.12", "10568007.84"))
        .filter(month -> Files.exists(month.file()))
        .map(month -> DynamicTest.dynamicTest(month.name(), month::check));
  }

  private record Month(
      String name,
      int cases,
      int certificates,
      int housing,
      int registration,
      int both,
      int supplements,
      String assessed,
      String billed) {

    Path file() {
      return PUBLIC_FILES.resolve(name + ".csv");
    }

    void check() {
      assertThat(figures(new TransferSource.OnDisk(file())))
          .isEqualTo(
              new ExpectedFigures(
                  cases,
                  certificates,
                  housing,
                  registration,
                  both,
                  supplements,
                  new BigDecimal(assessed),
                  new BigDecimal(billed)));
    }
  }

  static List<Transfer> rows(TransferSource source) {
    Reading reading = source.read();
    assertThat(reading).isInstanceOf(Reading.Transfers.class);
    return ((Reading.Transfers) reading).rows();
  }

  private static ExpectedFigures figures(TransferSource source) {
    return ExpectedFigures.of(rows(source));
  }
}
