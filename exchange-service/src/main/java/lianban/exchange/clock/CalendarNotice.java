package lianban.exchange.clock;

import java.time.LocalDate;
import java.util.List;

/**
 * The notice of one year's days off, as the catalogue has it.
 *
 * @param calendar code of the calendar that it belongs to
 */
public record CalendarNotice(String calendar, int year, int version, List<Day> days) {

  public CalendarNotice {
    days = List.copyOf(days);
  }

  /**
   * A day that differs from the days of its week.
   *
   * @param isOffDay true for a day off, false for a weekend day that is worked
   */
  public record Day(String name, LocalDate date, boolean isOffDay) {}
}
