package lianban.launcher.demo.transfer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/** Reads rows, and says of a bad one everything that is wrong with it. */
final class RowReader {

  /** What a row turned out to be. */
  sealed interface Row {}

  record Good(Transfer transfer) implements Row {}

  record Bad(RowFault fault) implements Row {}

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  private static final Pattern YEAR = Pattern.compile("(19|20)[0-9]{2}");
  private static final Pattern LEASE =
      Pattern.compile("([0-9]{1,3}) years?(?: (0?[0-9]|1[01]) months?)?");
  // Bounds of the departments' own records.
  private static final Pattern NAME = Pattern.compile("[^|\\p{Cntrl}]{1,64}");
  private static final int PRICE_DIGITS = 12;
  private static final int AREA_DIGITS = 6;
  private static final int DECIMALS = 2;
  private static final int QUOTED = 40;

  private final Map<String, Integer> places;
  private final int width;

  /**
   * @param places index by column
   * @param width how many columns the header has
   */
  RowReader(Map<String, Integer> places, int width) {
    this.places = Map.copyOf(places);
    this.width = width;
  }

  Row read(int row, CSVRecord record) {
    if (record.size() != width) {
      return new Bad(
          new RowFault(row, "has %d values in %d columns".formatted(record.size(), width)));
    }
    List<String> faults = new ArrayList<>();
    checkDates(record, faults);
    Transfer transfer =
        new Transfer(
            row,
            name(record, "town", faults),
            name(record, "flat_type", faults),
            name(record, "block", faults),
            name(record, "street_name", faults),
            above(record, "floor_area_sqm", AREA_DIGITS, faults),
            lease(record, faults),
            above(record, "resale_price", PRICE_DIGITS, faults));
    return faults.isEmpty()
        ? new Good(transfer)
        : new Bad(new RowFault(row, String.join("; ", faults)));
  }

  private void checkDates(CSVRecord record, List<String> faults) {
    String month = value(record, "month");
    try {
      YearMonth.parse(month);
    } catch (DateTimeException e) {
      faults.add("month is no month: " + quoted(month, QUOTED));
    }
    String year = value(record, "lease_commence_date");
    if (!YEAR.matcher(year).matches()) {
      faults.add("lease_commence_date is no year: " + quoted(year, QUOTED));
    }
  }

  private String name(CSVRecord record, String column, List<String> faults) {
    String value = value(record, column);
    if (value.isEmpty()) {
      faults.add(column + " is empty");
    } else if (!NAME.matcher(value).matches()) {
      faults.add(column + " is longer than 64 characters or has one that is not allowed");
    }
    return value;
  }

  /** A number above zero; one stands in for a wrong one, which is never filed. */
  private BigDecimal above(CSVRecord record, String column, int digits, List<String> faults) {
    String value = value(record, column);
    if (!NUMBER.matcher(value).matches()) {
      faults.add(column + " is no number: " + quoted(value, QUOTED));
      return BigDecimal.ONE;
    }
    BigDecimal number = new BigDecimal(value);
    if (number.signum() <= 0) {
      faults.add(column + " is not above zero: " + quoted(value, QUOTED));
    } else if (number.precision() - number.scale() > digits) {
      faults.add(column + " is too large: " + quoted(value, QUOTED));
    } else if (number.stripTrailingZeros().scale() > DECIMALS) {
      faults.add(column + " has more than two decimals: " + quoted(value, QUOTED));
    }
    return number.setScale(DECIMALS, RoundingMode.DOWN);
  }

  private int lease(CSVRecord record, List<String> faults) {
    String value = value(record, "remaining_lease");
    Matcher lease = LEASE.matcher(value);
    if (!lease.matches()) {
      faults.add(
          "remaining_lease is not like \"54 years 01 month\" or \"54 years\": "
              + quoted(value, QUOTED));
      return 0;
    }
    int months = lease.group(2) == null ? 0 : Integer.parseInt(lease.group(2));
    return Integer.parseInt(lease.group(1)) * 12 + months;
  }

  private String value(CSVRecord record, String column) {
    Integer place = places.get(column);
    return place == null ? "" : record.get(place).strip();
  }

  /** A value from the file, fit to be shown on a terminal. */
  static String shown(String value, int most) {
    String printable = value.replaceAll("\\p{Cntrl}", "?");
    return printable.length() <= most ? printable : printable.substring(0, most) + "…";
  }

  private static String quoted(String value, int most) {
    return "\"" + shown(value, most) + "\"";
  }
}
