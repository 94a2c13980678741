package lianban.launcher.demo.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import lianban.launcher.demo.transfer.Reading.Faulty;
import lianban.launcher.demo.transfer.Reading.Transfers;
import lianban.launcher.demo.transfer.Reading.Unusable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferFileTest {

  private static final String HEADER = String.join(",", TransferFile.COLUMNS) + "\n";
  private static final String ROW =
      "2026-10,LOTUS BAY,4 ROOM,27,PEARL ST,01 TO 03,88.5,Standard,1981,54 years 01 month,438300.0\n";

  @Test
  void readsARow() throws IOException {
    assertThat(rows(HEADER + ROW))
        .containsExactly(
            new Transfer(
                1,
                "LOTUS BAY",
                "4 ROOM",
                "27",
                "PEARL ST",
                new BigDecimal("88.50"),
                649,
                new BigDecimal("438300.00")));
    assertThat(rows(HEADER + ROW).getFirst().address()).isEqualTo("27 PEARL ST");
  }

  @ParameterizedTest
  @CsvSource({
    "54 years 01 month, 649",
    "54 years, 648",
    "53 years 10 months, 646",
    "1 year, 12",
    "99 years 0 months, 1188"
  })
  void readsEveryFormOfALease(String lease, int months) throws IOException {
    assertThat(rows(HEADER + ROW.replace("54 years 01 month", lease)))
        .extracting(Transfer::leaseMonths)
        .containsExactly(months);
  }

  @Test
  void findsColumnsInAnyOrderAndLeavesOthersAlone() throws IOException {
    String header = "\uFEFFresale_price," + HEADER.replace(",resale_price", ",remark");
    String row = "500000," + ROW.replace(",438300.0", ",\"new, and bright\"");

    assertThat(rows(header + row))
        .extracting(Transfer::price)
        .containsExactly(new BigDecimal("500000.00"));
  }

  @Test
  void namesExpectedAndFoundColumns() throws IOException {
    Reading reading = read(HEADER.replace("resale_price", "price") + ROW);

    assertThat(reading).isInstanceOf(Unusable.class);
    assertThat(((Unusable) reading).message())
        .contains("test.csv has the wrong columns")
        .contains("expected: month, town")
        .contains("remaining_lease, price")
        .contains("missing:  resale_price");
  }

  @Test
  void refusesWhatHasNoRowsNoHeaderOrIsNoCsv() throws IOException {
    assertThat(read(HEADER)).isInstanceOf(Unusable.class);
    assertThat(read("")).isInstanceOf(Unusable.class);
    assertThat(read(HEADER + "\"never closed\n")).isInstanceOf(Unusable.class);
    assertThat(read(HEADER.replace("block", "town") + ROW)).isInstanceOf(Unusable.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "438300.0 | 0            | resale_price is not above zero",
        "438300.0 | -5           | resale_price is not above zero",
        "438300.0 | cheap        | resale_price is no number",
        "438300.0 | 1e5          | resale_price is no number",
        "438300.0 | NaN          | resale_price is no number",
        "438300.0 | 1.005        | resale_price has more than two decimals",
        "438300.0 | 1234567890123 | resale_price is too large",
        "88.5     | 0.0          | floor_area_sqm is not above zero",
        "88.5     | 1000000      | floor_area_sqm is too large",
        "LOTUS BAY | ''          | town is empty",
        "4 ROOM   | ''           | flat_type is empty",
        "PEARL ST | ' '          | street_name is empty",
        "54 years 01 month | 54  | remaining_lease is not like",
        "54 years 01 month | 54 years 12 months | remaining_lease is not like",
        "54 years 01 month | -1 years | remaining_lease is not like",
        "2026-10  | 2026-13      | month is no month",
        "1981     | soon         | lease_commence_date is no year"
      })
  void saysWhatIsWrongWithARow(String good, String bad, String reason) throws IOException {
    Reading reading = read(HEADER + ROW + ROW.replace(good, bad));

    assertThat(reading).isInstanceOf(Faulty.class);
    assertThat(((Faulty) reading).faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.row()).isEqualTo(2))
        .satisfies(fault -> assertThat(fault.reason()).startsWith(reason));
  }

  @Test
  void saysEverythingThatIsWrong() throws IOException {
    Reading reading =
        read(HEADER + "2026-10,too,short\n" + ROW.replace("88.5", "none").replace("438300.0", "0"));

    assertThat(((Faulty) reading).faults())
        .containsExactly(
            new RowFault(1, "has 3 values in 11 columns"),
            new RowFault(
                2, "floor_area_sqm is no number: \"none\"; resale_price is not above zero: \"0\""));
  }

  private static Reading read(String text) throws IOException {
    return TransferFile.read("test.csv", new StringReader(text));
  }

  private static List<Transfer> rows(String text) throws IOException {
    Reading reading = read(text);
    assertThat(reading).isInstanceOf(Transfers.class);
    return ((Transfers) reading).rows();
  }
}
