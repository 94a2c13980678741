package lianban.launcher.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lianban.launcher.demo.transfer.Transfer;

/**
 * What the rules of the scenario say of a file, worked out without any of the city's code.
 *
 * @param supplements rows divisible by 100
 */
public record ExpectedFigures(
    int cases,
    int certificates,
    int refusedByHousing,
    int refusedByRegistration,
    int refusedByBoth,
    int supplements,
    BigDecimal deedTaxAssessed,
    BigDecimal billed) {

  private static final BigDecimal LARGE = new BigDecimal("140");
  private static final BigDecimal FEE = new BigDecimal("80.00");
  private static final int SHORTEST_LEASE = 50 * 12;

  /** The figures of these rows. */
  public static ExpectedFigures of(List<Transfer> rows) {
    Map<String, List<Transfer>> groups =
        rows.stream().collect(Collectors.groupingBy(t -> t.town() + "|" + t.flatType()));
    int housing = 0;
    int registration = 0;
    int both = 0;
    BigDecimal assessed = BigDecimal.ZERO;
    BigDecimal billed = BigDecimal.ZERO;
    for (Transfer row : rows) {
      boolean price =
          outOfRange(row, groups.getOrDefault(row.town() + "|" + row.flatType(), List.of()));
      boolean lease = row.leaseMonths() < SHORTEST_LEASE;
      BigDecimal tax = tax(row);
      assessed = assessed.add(tax);
      billed = price || lease ? billed : billed.add(tax).add(FEE);
      both += price && lease ? 1 : 0;
      housing += price && !lease ? 1 : 0;
      registration += lease && !price ? 1 : 0;
    }
    return new ExpectedFigures(
        rows.size(),
        rows.size() - housing - registration - both,
        housing,
        registration,
        both,
        rows.size() / 100,
        assessed,
        billed);
  }

  private static BigDecimal tax(Transfer row) {
    String rate = row.floorArea().compareTo(LARGE) <= 0 ? "0.010" : "0.015";
    return row.price().multiply(new BigDecimal(rate)).setScale(2, RoundingMode.HALF_UP);
  }

  /**
   * Compares by multiplying out: with {@code p/a} the row's price per square metre and {@code
   * (p1/a1 + p2/a2) / 2} the median, no division is needed and nothing is rounded.
   */
  private static boolean outOfRange(Transfer row, List<Transfer> group) {
    List<Transfer> sorted = group.stream().sorted(ExpectedFigures::byUnitPrice).toList();
    Transfer low = sorted.get((sorted.size() - 1) / 2);
    Transfer high = sorted.get(sorted.size() / 2);
    BigDecimal median =
        low.price()
            .multiply(high.floorArea())
            .add(high.price().multiply(low.floorArea()))
            .multiply(row.floorArea());
    BigDecimal own =
        row.price()
            .multiply(low.floorArea())
            .multiply(high.floorArea())
            .multiply(BigDecimal.valueOf(2));
    return own.compareTo(median.multiply(new BigDecimal("0.60"))) < 0
        || own.compareTo(median.multiply(new BigDecimal("1.60"))) > 0;
  }

  private static int byUnitPrice(Transfer a, Transfer b) {
    return a.price().multiply(b.floorArea()).compareTo(b.price().multiply(a.floorArea()));
  }
}
