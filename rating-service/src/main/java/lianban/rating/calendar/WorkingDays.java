package lianban.rating.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/**
 * Counts working days by the yearly notices; a year without a notice counts as Monday to Friday.
 */
public final class WorkingDays {

  private final ZoneId zone;
  private final Map<Integer, YearNotice> notices;

  /**
   * @param zone where a day begins and ends
   */
  public WorkingDays(ZoneId zone, Map<Integer, YearNotice> notices) {
    this.zone = zone;
    this.notices = Map.copyOf(notices);
  }

  /** Whether the day is worked. */
  public boolean isWorkingDay(LocalDate day) {
    YearNotice notice = notices.get(day.getYear());
    return notice == null ? !YearNotice.isWeekend(day) : notice.isWorkingDay(day);
  }

  /**
   * The deadline some working days after a moment; the day of that moment is not counted.
   *
   * @param workingDays at least 1
   */
  public Deadline after(Instant moment, int workingDays) {
    LocalDate start = moment.atZone(zone).toLocalDate();
    LocalDate day = start;
    for (int counted = 0; counted < workingDays; ) {
      day = day.plusDays(1);
      counted += isWorkingDay(day) ? 1 : 0;
    }
    boolean complete =
        start.datesUntil(day.plusDays(1)).allMatch(d -> notices.containsKey(d.getYear()));
    return new Deadline(day, complete);
  }

  /** How many working days lie between two moments: the first's day not counted, the last's is. */
  public int between(Instant from, Instant to) {
    LocalDate first = from.atZone(zone).toLocalDate().plusDays(1);
    LocalDate end = to.atZone(zone).toLocalDate().plusDays(1);
    return end.isBefore(first)
        ? 0
        : Math.toIntExact(first.datesUntil(end).filter(this::isWorkingDay).count());
  }
}
