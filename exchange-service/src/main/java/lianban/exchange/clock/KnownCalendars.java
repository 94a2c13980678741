package lianban.exchange.clock;

import static java.util.stream.Collectors.groupingBy;

import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calendars as the catalogue told them half a minute ago. While it does not answer the last ones
 * stand, also over a restart. Every calendar stands on the national one.
 */
public final class KnownCalendars implements Calendars {

  private static final Logger log = LoggerFactory.getLogger(KnownCalendars.class);
  private static final String NAME = "calendars";

  private final ClockCatalogue catalogue;
  private final KeptDefinitions kept;
  private final JsonMapper json;
  private final ZoneId zone;
  private volatile @Nullable Known known;

  public KnownCalendars(
      ClockCatalogue catalogue, KeptDefinitions kept, JsonMapper json, ZoneId zone) {
    this.catalogue = catalogue;
    this.kept = kept;
    this.json = json;
    this.zone = zone;
  }

  private record Notices(List<CalendarNotice> notices) {}

  private record Known(Notices notices, Map<String, WorkingCalendar> byCode) {}

  @Override
  public WorkingCalendar of(String code) {
    Map<String, WorkingCalendar> byCode = known().byCode;
    WorkingCalendar calendar = byCode.get(code);
    return calendar == null ? national(byCode) : calendar;
  }

  @Override
  public WorkingCalendar ofDepartment(String department, String otherwise) {
    WorkingCalendar own = known().byCode.get(department);
    return own == null ? of(otherwise) : own;
  }

  private static WorkingCalendar national(Map<String, WorkingCalendar> byCode) {
    return Objects.requireNonNull(byCode.get(WorkingCalendar.NATIONAL));
  }

  private Known known() {
    Known last = known;
    if (last == null) {
      remember();
      last = known;
    }
    return last == null ? index(new Notices(List.of())) : last;
  }

  /** With the first look since the start: as kept, else as told, else weekends alone count. */
  private synchronized void remember() {
    if (known == null) {
      String text = kept.find(NAME);
      if (text == null) {
        refresh();
      } else {
        known = index(json.readValue(text, Notices.class));
      }
    }
  }

  /** Asks the catalogue; what is new is kept before it counts. */
  @Scheduled(fixedDelay = 30_000)
  synchronized void refresh() {
    try {
      var told = new Notices(catalogue.notices());
      Known last = known;
      if (last == null || !last.notices.equals(told)) {
        kept.keep(NAME, json.writeValueAsString(told));
        known = index(told);
      }
    } catch (RuntimeException e) {
      log.warn("the catalogue does not tell the calendars, its last ones stand: {}", e.toString());
    }
  }

  private Known index(Notices told) {
    Map<String, List<CalendarNotice>> byCode =
        told.notices.stream().collect(groupingBy(CalendarNotice::calendar));
    Collection<CalendarNotice> national = byCode.getOrDefault(WorkingCalendar.NATIONAL, List.of());
    Map<String, WorkingCalendar> calendars = new HashMap<>();
    byCode.forEach(
        (code, own) -> calendars.put(code, new WorkingCalendar(zone, List.of(national, own))));
    calendars.put(WorkingCalendar.NATIONAL, new WorkingCalendar(zone, List.of(national)));
    return new Known(told, Map.copyOf(calendars));
  }
}
