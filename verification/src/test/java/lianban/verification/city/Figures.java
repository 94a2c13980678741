package lianban.verification.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The figures of a run.
 *
 * @param deedTaxAssessed in yuan, over all cases
 * @param billed in yuan, over issued cases
 */
record Figures(
    int cases,
    int certificates,
    int refused,
    int refusedByHousing,
    int refusedByRegistration,
    int refusedByBoth,
    int supplements,
    String deedTaxAssessed,
    String billed) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private static final Pattern LEASE = Pattern.compile("(\\d+) years?(?: (\\d+) months?)?");
  private static final int SHORTEST_LEASE = 50 * 12;
  private static final BigDecimal LARGE_HOME = new BigDecimal("140");
  private static final BigDecimal FEE = new BigDecimal("80.00");

  /** A row, as far as the rules ask. */
  private record Row(String group, BigDecimal area, BigDecimal price, int leaseMonths) {

    static Row of(Map<String, String> columns) {
      var lease = LEASE.matcher(columns.getOrDefault("remaining_lease", ""));
      if (!lease.matches()) {
        throw new IllegalArgumentException("no lease in " + columns);
      }
      int months = lease.group(2) == null ? 0 : Integer.parseInt(lease.group(2));
      return new Row(
          columns.get("town") + "|" + columns.get("flat_type"),
          new BigDecimal(columns.get("floor_area_sqm")),
          new BigDecimal(columns.get("resale_price")),
          Integer.parseInt(lease.group(1)) * 12 + months);
    }

    BigDecimal tax() {
      var rate = new BigDecimal(area.compareTo(LARGE_HOME) <= 0 ? "0.010" : "0.015");
      return price.multiply(rate).setScale(2, RoundingMode.HALF_UP);
    }

    /** Compares unit prices without dividing. */
    int compareUnitPrice(Row other) {
      return price.multiply(other.area).compareTo(other.price.multiply(area));
    }

    /** Whether the unit price is below 0.60 or above 1.60 times the mean of these two. */
    boolean isOutOfRange(Row low, Row high) {
      BigDecimal twiceMean =
          low.price.multiply(high.area).add(high.price.multiply(low.area)).multiply(area);
      BigDecimal twiceOwn =
          price.multiply(low.area).multiply(high.area).multiply(new BigDecimal(2));
      return twiceOwn.compareTo(twiceMean.multiply(new BigDecimal("0.60"))) < 0
          || twiceOwn.compareTo(twiceMean.multiply(new BigDecimal("1.60"))) > 0;
    }
  }

  /** What a run reports in JSON. */
  static Figures reported(String json) {
    JsonNode report = JSON.readTree(json);
    return new Figures(
        report.path("cases").asInt(),
        report.path("certificates").asInt(),
        report.path("refused").asInt(),
        report.path("refusedByHousing").asInt(),
        report.path("refusedByRegistration").asInt(),
        report.path("refusedByBoth").asInt(),
        report.path("supplements").asInt(),
        report.path("deedTaxAssessed").decimalValue().toPlainString(),
        report.path("billed").decimalValue().toPlainString());
  }

  /** What the scenario's rules say of a file, worked out here from nothing but the rules. */
  static Figures expected(Path file) {
    List<Row> rows = rows(file);
    Map<String, List<Row>> groups = rows.stream().collect(Collectors.groupingBy(Row::group));
    groups.replaceAll((_, group) -> group.stream().sorted(Row::compareUnitPrice).toList());
    int[] refused = new int[4];
    BigDecimal assessed = new BigDecimal("0.00");
    BigDecimal billed = new BigDecimal("0.00");
    for (Row row : rows) {
      List<Row> group = groups.getOrDefault(row.group, List.of());
      boolean price =
          row.isOutOfRange(group.get((group.size() - 1) / 2), group.get(group.size() / 2));
      boolean lease = row.leaseMonths < SHORTEST_LEASE;
      refused[(price ? 1 : 0) + (lease ? 2 : 0)]++;
      assessed = assessed.add(row.tax());
      billed = price || lease ? billed : billed.add(row.tax()).add(FEE);
    }
    return new Figures(
        rows.size(),
        refused[0],
        rows.size() - refused[0],
        refused[1],
        refused[2],
        refused[3],
        rows.size() / 100,
        assessed.toPlainString(),
        billed.toPlainString());
  }

  private static List<Row> rows(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      List<String> header = List.of(lines.getFirst().split(",", -1));
      List<Row> rows = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        List<String> values = List.of(line.split(",", -1));
        rows.add(
            Row.of(
                header.stream()
                    .collect(Collectors.toMap(c -> c, c -> values.get(header.indexOf(c))))));
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
