package lianban.launcher.demo.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import lianban.launcher.demo.gateway.Client;
import lianban.launcher.demo.report.JsonReport;
import lianban.launcher.demo.report.TextReport;
import lianban.launcher.demo.run.StandInCity.Fate;
import lianban.launcher.demo.transfer.Transfer;
import org.junit.jupiter.api.Test;

class TransferRunTest {

  private static final int ROWS = 250;

  @Test
  void bringsEveryCaseToItsEndThroughRepeatedNewsAndFailingCalls() throws IOException {
    try (StandInCity city = new StandInCity(TransferRunTest::fate)) {
      RunResult result = new TransferRun(plan(city, ROWS, OptionalDouble.empty())).run();

      assertThat(result.cases()).extracting(FinishedCase::row).isSorted().hasSize(ROWS);
      assertThat(city.payments()).isEqualTo(ROWS - 2);
      assertThat(city.records("/api/v1/housing/contracts")).isEqualTo(ROWS);
      assertThat(city.records("/api/v1/registration/titles")).isEqualTo(ROWS);
      assertThat(JsonReport.of(result))
          .startsWith(
              "{\"cases\":250,\"certificates\":248,\"refused\":2,\"refusedByHousing\":1,"
                  + "\"refusedByRegistration\":0,\"refusedByBoth\":1,\"supplements\":2,"
                  + "\"deedTaxAssessed\":250025.00,\"billed\":267864.80,\"casesPerSecond\":")
          .contains("\"caseTimeMillis\":{\"p50\":100,\"p95\":100,\"p99\":100}")
          .contains("\"platformShareMillis\":{\"p50\":60,\"p95\":60,\"p99\":60}")
          .contains("\"certificatesVerified\":248");
    }
  }

  @Test
  void tellsOfEachCaseWhatTheCitySaid() throws IOException {
    try (StandInCity city = new StandInCity(TransferRunTest::fate)) {
      RunResult result = new TransferRun(plan(city, 7, OptionalDouble.empty())).run();

      FinishedCase both = result.cases().get(4);
      assertThat(both.issued()).isFalse();
      assertThat(both.refusedBy()).isEqualTo(Set.of("housing", "registration"));
      assertThat(both.assessed()).isEqualByComparingTo("1000.10");
      assertThat(both.billed()).isEqualByComparingTo(BigDecimal.ZERO);
      assertThat(city.records("/api/v1/housing/contracts")).isEqualTo(ROWS);
      assertThat(city.records("/api/v1/registration/titles")).isEqualTo(7);
      assertThat(TextReport.of(result)).contains("Cases 办件", "66.7 % saved");
    }
  }

  @Test
  void filesAtTheRateThatWasAskedFor() throws IOException {
    try (StandInCity city = new StandInCity(_ -> Fate.ISSUED)) {
      RunResult result = new TransferRun(plan(city, 11, OptionalDouble.of(20))).run();

      assertThat(result.duration().toMillis()).isGreaterThanOrEqualTo(500);
    }
  }

  private static Fate fate(int row) {
    return switch (row) {
      case 3 -> Fate.REFUSED_BY_HOUSING;
      case 5 -> Fate.REFUSED_BY_BOTH;
      case 100, 200 -> Fate.SUPPLEMENTED;
      default -> Fate.ISSUED;
    };
  }

  private static RunPlan plan(StandInCity city, int limit, OptionalDouble rate) {
    List<Transfer> rows =
        IntStream.rangeClosed(1, ROWS).mapToObj(TransferRunTest::transfer).toList();
    return new RunPlan(
        city.address(),
        new Clients(new Client("window", "a"), new Client("demo", "b")),
        Batch.of("a month.csv", new SplittableRandom(1)),
        "a month.csv",
        1,
        rows,
        limit,
        rate,
        LocalDate.of(2026, 11, 1));
  }

  private static Transfer transfer(int row) {
    return new Transfer(
        row,
        "TOWN",
        "4 ROOM",
        "1",
        "FIRST RD",
        new BigDecimal("90.00"),
        700,
        new BigDecimal("100010.00"));
  }
}
