package lianban.exchange.clock;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells working days (工作日) by yearly notices. A year without a notice counts as Monday to Friday,
 * and who counts through it is told so.
 */
public final class WorkingCalendar {

  /** Code of the State Council's calendar, which every other one stands on. */
  public static final String NATIONAL = "national";

  private final ZoneId zone;
  private final Map<LocalDate, CalendarNotice.Day> special = new HashMap<>();
  private final Set<Integer> years = new HashSet<>();

  /**
   * @param zone where a day begins and ends
   * @param layers notices of one calendar after the other; a day that a later one names is as the
   *     later one says
   */
  public WorkingCalendar(ZoneId zone, List<Collection<CalendarNotice>> layers) {
    this.zone = zone;
    for (Collection<CalendarNotice> layer : layers) {
      for (CalendarNotice notice : layer) {
        years.add(notice.year());
        notice.days().forEach(day -> special.put(day.date(), day));
      }
    }
  }

  /** Whether the day is worked. */
  public boolean isWorkingDay(LocalDate day) {
    CalendarNotice.Day known = special.get(day);
    return known == null ? !isWeekend(day) : !known.isOffDay();
  }

  /** What a notice calls the day, null if no notice names it. */
  public @Nullable String nameOf(LocalDate day) {
    CalendarNotice.Day known = special.get(day);
    return known == null ? null : known.name();
  }

  /** Whether there is a notice for the year of that day. */
  public boolean isNoticed(LocalDate day) {
    return years.contains(day.getYear());
  }

  /** That day, or the first after it that is worked. */
  public LocalDate firstWorkingDay(LocalDate day) {
    LocalDate next = day;
    while (!isWorkingDay(next)) {
      next = next.plusDays(1);
    }
    return next;
  }

  /** The last of some working days after a day that is not counted itself. */
  public LocalDate dueOn(LocalDate start, int workingDays) {
    LocalDate day = start;
    for (int counted = 0; counted < workingDays; ) {
      day = firstWorkingDay(day.plusDays(1));
      counted++;
    }
    return day;
  }

  public LocalDate dayOf(Instant moment) {
    return moment.atZone(zone).toLocalDate();
  }

  /** The moment at which the day is over. */
  public Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  public ZoneId zone() {
    return zone;
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
