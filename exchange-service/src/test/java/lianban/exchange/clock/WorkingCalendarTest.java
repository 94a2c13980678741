package lianban.exchange.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lianban.exchange.ServiceJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The State Council's notices where they stand beside the checkout, else one year that is ours. */
class WorkingCalendarTest {

  private static final Path SHARED =
      Path.of(System.getProperty("test.holidays", "../../shared/data/holidays"));
  private static final Path OWN = Path.of("src/test/resources/lianban/exchange/clock/holidays");

  @ParameterizedTest
  @CsvSource({"2024,251", "2025,248", "2026,248"})
  void holdsForEveryDayOfTheYear(int year, int workingDays) throws Exception {
    boolean isShared = Files.isDirectory(SHARED);
    Path file = (isShared ? SHARED : OWN).resolve(year + ".json");
    JsonNode notice = ServiceJson.MAPPER.readTree(Files.readString(file));
    Map<LocalDate, Boolean> off = new HashMap<>();
    List<CalendarNotice.Day> days = new ArrayList<>();
    for (JsonNode day : notice.path("days")) {
      LocalDate date = LocalDate.parse(day.path("date").asString());
      off.put(date, day.path("isOffDay").asBoolean());
      days.add(
          new CalendarNotice.Day(
              day.path("name").asString(), date, day.path("isOffDay").asBoolean()));
    }
    var calendar =
        new WorkingCalendar(
            Limits.SHANGHAI, List.of(List.of(new CalendarNotice("national", year, 1, days))));

    List<LocalDate> worked =
        LocalDate.of(year, 1, 1)
            .datesUntil(LocalDate.of(year + 1, 1, 1))
            .filter(
                day -> {
                  boolean isWeekend =
                      day.getDayOfWeek() == DayOfWeek.SATURDAY
                          || day.getDayOfWeek() == DayOfWeek.SUNDAY;
                  boolean isWorked = !off.getOrDefault(day, isWeekend);
                  assertThat(calendar.isWorkingDay(day)).as(day.toString()).isEqualTo(isWorked);
                  return isWorked;
                })
            .toList();

    if (isShared) {
      assertThat(worked).hasSize(workingDays);
    }
    for (int i = 1; i < worked.size(); i++) {
      assertThat(calendar.dueOn(worked.getFirst(), i)).isEqualTo(worked.get(i));
    }
  }

  @Test
  void aRegionsDaysGoBeforeTheNations() {
    LocalDate festival = LocalDate.parse("2026-04-20");
    var region =
        new CalendarNotice(
            "guangxi", 2026, 1, List.of(new CalendarNotice.Day("三月三", festival, true)));
    List<CalendarNotice> nation = List.of(new CalendarNotice("national", 2026, 1, List.of()));

    var calendar = new WorkingCalendar(Limits.SHANGHAI, List.of(nation, List.of(region)));

    assertThat(calendar.isWorkingDay(festival)).isFalse();
    assertThat(calendar.nameOf(festival)).isEqualTo("三月三");
    assertThat(calendar.isWorkingDay(festival.plusDays(1))).isTrue();
    assertThat(calendar.isNoticed(festival)).isTrue();
    assertThat(calendar.isNoticed(festival.plusYears(1))).isFalse();
  }
}
