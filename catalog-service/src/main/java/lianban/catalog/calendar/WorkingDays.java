package lianban.catalog.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts working days. A year without a notice counts as Monday to Friday, and who counts through
 * it is told so.
 */
public final class WorkingDays {

  /** Code of the State Council's calendar. */
  public static final String NATIONAL = "national";

  private final ZoneId zone;
  private final Map<Integer, Map<LocalDate, YearNotice.Day>> years = new ConcurrentHashMap<>();

  /**
   * @param zone where a day begins and ends
   */
  public WorkingDays(ZoneId zone, Collection<YearNotice> notices) {
    this.zone = zone;
    notices.forEach(this::learn);
  }

  /** Counts by a notice from now on, in place of the one of its year before. */
  void learn(YearNotice notice) {
    Map<LocalDate, YearNotice.Day> days = new HashMap<>();
    notice.days().forEach(day -> days.put(day.date(), day));
    years.put(notice.year(), Map.copyOf(days));
  }

  private YearNotice.@Nullable Day special(LocalDate day) {
    return years.getOrDefault(day.getYear(), Map.of()).get(day);
  }

  /** A day on which no clock runs. */
  public record DayOff(LocalDate date, String name) {}

  /** Whether the day is worked. */
  public boolean isWorkingDay(LocalDate day) {
    YearNotice.Day known = special(day);
    return known == null ? !isWeekend(day) : !known.isOffDay();
  }

  /**
   * The end of the last of some working days. The day of the moment itself is not counted.
   *
   * @param workingDays at least 1
   */
  public Instant dueAfter(Instant moment, int workingDays) {
    LocalDate day = dayOf(moment);
    for (int counted = 0; counted < workingDays; ) {
      day = day.plusDays(1);
      counted += isWorkingDay(day) ? 1 : 0;
    }
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** Working days after today until a deadline, the last one with it; 0 on the last day. */
  public int remaining(Instant now, Instant dueAt) {
    LocalDate first = dayOf(now).plusDays(1);
    LocalDate end = lastDay(dueAt).plusDays(1);
    return end.isBefore(first)
        ? 0
        : Math.toIntExact(first.datesUntil(end).filter(this::isWorkingDay).count());
  }

  /** The days from now until a deadline on which the clock does not run. */
  public List<DayOff> daysOff(Instant now, Instant dueAt) {
    LocalDate first = dayOf(now);
    LocalDate end = lastDay(dueAt).plusDays(1);
    if (end.isBefore(first)) {
      return List.of();
    }
    return first
        .datesUntil(end)
        .filter(day -> !isWorkingDay(day))
        .map(day -> new DayOff(day, nameOf(day)))
        .toList();
  }

  /** Whether there is a notice for each year that the count runs through. */
  public boolean isNoticed(Instant from, Instant dueAt) {
    return years.containsKey(dayOf(from).getYear()) && years.containsKey(lastDay(dueAt).getYear());
  }

  /** The last day before a deadline. */
  public LocalDate lastDay(Instant dueAt) {
    return dayOf(dueAt.minusNanos(1));
  }

  /** The zone that days are counted in. */
  public ZoneId zone() {
    return zone;
  }

  private LocalDate dayOf(Instant moment) {
    return moment.atZone(zone).toLocalDate();
  }

  private String nameOf(LocalDate day) {
    YearNotice.Day known = special(day);
    return known == null ? "weekend" : known.name();
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
