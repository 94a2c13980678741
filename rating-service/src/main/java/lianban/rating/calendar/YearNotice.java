package lianban.rating.calendar;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One year's notice.
 *
 * @param off days on which nobody works, whatever day of the week
 * @param worked weekend days that are worked in exchange
 */
public record YearNotice(int year, Set<LocalDate> off, Set<LocalDate> worked) {

  /**
   * @throws IllegalArgumentException if a worked day is no weekend day, or is off at the same time:
   *     a slip of the pen that would shift every deadline
   */
  public YearNotice {
    off = Set.copyOf(off);
    worked = Set.copyOf(worked);
    for (LocalDate day : worked) {
      if (!isWeekend(day) || off.contains(day)) {
        throw new IllegalArgumentException(day + " cannot be a weekend day that is worked");
      }
    }
  }

  /** Whether the day of this notice's year is a working day. */
  boolean isWorkingDay(LocalDate day) {
    return worked.contains(day) || (!isWeekend(day) && !off.contains(day));
  }

  static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  /**
   * Reads notices written as properties, two keys a year: {@code 2026.off = 01-01..01-03, …} and
   * {@code 2026.worked = 01-04, …}.
   *
   * @return by year
   * @throws IllegalArgumentException if something else stands there, or a year has only one key
   * @throws java.time.DateTimeException if a date does not exist
   */
  public static Map<Integer, YearNotice> parse(String text) {
    var lines = new Properties();
    try {
      lines.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines.stringPropertyNames().stream()
        .map(YearNotice::yearOf)
        .distinct()
        .map(year -> new YearNotice(year, days(lines, year, "off"), days(lines, year, "worked")))
        .collect(Collectors.toUnmodifiableMap(YearNotice::year, Function.identity()));
  }

  private static int yearOf(String key) {
    if (!key.matches("\\d{4}\\.(off|worked)")) {
      throw new IllegalArgumentException("a notice's key is a year with .off or .worked: " + key);
    }
    return Integer.parseInt(key.substring(0, 4));
  }

  private static Set<LocalDate> days(Properties lines, int year, String kind) {
    String value = lines.getProperty(year + "." + kind);
    if (value == null) {
      throw new IllegalArgumentException("the notice of " + year + " lacks ." + kind);
    }
    return Arrays.stream(value.split(","))
        .map(String::strip)
        .filter(range -> !range.isEmpty())
        .flatMap(range -> range(year, range))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<LocalDate> range(int year, String range) {
    String[] ends = range.split("\\.\\.", 2);
    LocalDate first = LocalDate.parse(year + "-" + ends[0]);
    LocalDate last = LocalDate.parse(year + "-" + ends[ends.length - 1]);
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("a range of days runs backwards: " + range);
    }
    return first.datesUntil(last.plusDays(1));
  }
}
