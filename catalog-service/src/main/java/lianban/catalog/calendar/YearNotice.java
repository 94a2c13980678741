package lianban.catalog.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * What the State Council's yearly notice says of one year, in the form in which notices are
 * published as data: {@code {"year": 2026, "days": [{"name": "元旦", "date": "2026-01-01",
 * "isOffDay": true}]}}; other members are of no concern here.
 */
public record YearNotice(int year, List<Day> days) {

  public YearNotice {
    days = List.copyOf(days);
  }

  /**
   * A day that differs from the days of its week.
   *
   * @param name of the holiday that it is for
   * @param isOffDay true for a day off, false for a weekend day that is worked
   */
  public record Day(String name, LocalDate date, boolean isOffDay) {}
}
