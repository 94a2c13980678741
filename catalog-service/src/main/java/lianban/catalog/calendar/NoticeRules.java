package lianban.catalog.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lianban.catalog.definition.Kind;
import lianban.catalog.definition.Known;
import lianban.catalog.definition.Place;
import lianban.catalog.definition.Rules;
import lianban.catalog.definition.Structure;
import lianban.service.problem.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What makes a yearly notice right. The form is in calendar-notice.schema.json, the rest is here: a
 * day of another year, a day that stands twice, and, in the State Council's own notices, a day that
 * is no different from the days of its week.
 */
public final class NoticeRules implements Rules {

  private static final Structure STRUCTURE =
      Structure.in(NoticeRules.class, "calendar-notice.schema.json");

  @Override
  public Kind kind() {
    return Kind.CALENDAR_NOTICE;
  }

  @Override
  public List<Fault> faults(JsonNode definition, Known known) {
    Place notice = Place.root(definition);
    return Stream.concat(STRUCTURE.faults(notice).stream(), days(notice).stream()).toList();
  }

  private static List<Fault> days(Place notice) {
    int year = notice.at("year").whole();
    boolean isNational = notice.at("calendar").text().equals(WorkingDays.NATIONAL);
    List<Fault> faults = new ArrayList<>();
    Map<LocalDate, String> seen = new HashMap<>();
    for (Place day : notice.at("days").items()) {
      Place date = day.at("date");
      LocalDate on = dateOf(date);
      if (on == null) {
        continue;
      }
      String before = seen.putIfAbsent(on, day.pointer());
      if (before != null) {
        faults.add(date.fault("overlap", "The day stands at %s, too.".formatted(before)));
      }
      if (year != 0 && on.getYear() != year) {
        faults.add(date.fault("wrong-year", "The notice is for %d.".formatted(year)));
      }
      JsonNode isOff = day.at("isOffDay").node();
      if (isNational && isOff.isBoolean() && !isOff.asBoolean() && !isWeekend(on)) {
        faults.add(
            date.fault("worked-anyway", "The day is worked without a notice: it is no weekend."));
      }
    }
    return faults;
  }

  /** Null for what is no date, which the notice's form tells already. */
  private static @Nullable LocalDate dateOf(Place place) {
    try {
      return LocalDate.parse(place.text());
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
