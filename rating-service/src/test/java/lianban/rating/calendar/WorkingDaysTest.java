package lianban.rating.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WorkingDaysTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final WorkingDays calendar = new WorkingDays(SHANGHAI, YearNotice.parse(shipped()));

  @ParameterizedTest
  @CsvSource({
    // From the last day before the National Day week: 1 October to 7 October are off.
    "2026-09-30T02:00:00Z, 1, 2026-10-08, true",
    // 10 October is a Saturday that is worked, 11 October a Sunday that is not.
    "2026-09-30T02:00:00Z, 5, 2026-10-13, true",
    // 17:00Z is one o'clock of the next day in Shanghai.
    "2026-09-29T17:00:00Z, 1, 2026-10-08, true",
    "2026-09-29T15:59:59Z, 1, 2026-09-30, true",
    // The day of the moment never counts, not even a day off.
    "2026-10-03T02:00:00Z, 1, 2026-10-08, true",
    "2026-11-20T02:00:00Z, 1, 2026-11-23, true",
    // Spring Festival: 14 February is a Saturday that is worked, 15 to 23 are off.
    "2026-02-13T02:00:00Z, 2, 2026-02-24, true",
    // There is no notice for 2027 yet.
    "2026-12-31T02:00:00Z, 1, 2027-01-01, false",
    "2026-12-30T02:00:00Z, 1, 2026-12-31, true",
    "2031-05-01T02:00:00Z, 1, 2031-05-02, false",
  })
  void findsDeadlines(Instant moment, int workingDays, LocalDate lastDay, boolean complete) {
    assertThat(calendar.after(moment, workingDays)).isEqualTo(new Deadline(lastDay, complete));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-09-30T02:00:00Z, 2026-09-30T08:00:00Z, 0",
    "2026-09-30T02:00:00Z, 2026-10-08T00:00:00Z, 1",
    "2026-09-30T02:00:00Z, 2026-10-07T00:00:00Z, 0",
    "2026-09-01T02:00:00Z, 2026-09-30T00:00:00Z, 21",
    "2026-09-30T02:00:00Z, 2026-09-01T00:00:00Z, 0",
  })
  void countsWorkingDays(Instant from, Instant to, int expected) {
    assertThat(calendar.between(from, to)).isEqualTo(expected);
  }

  @Test
  void deadlinesAndCountsAreEachOthersInverse() {
    Instant start = Instant.parse("2024-01-01T04:00:00Z");
    for (int hours = 0; hours < 20_000; hours += 37) {
      Instant moment = start.plusSeconds(hours * 3600L);
      int workingDays = 1 + hours % 30;
      LocalDate lastDay = calendar.after(moment, workingDays).lastDay();
      assertThat(calendar.isWorkingDay(lastDay)).isTrue();
      assertThat(calendar.between(moment, lastDay.atTime(12, 0).atZone(SHANGHAI).toInstant()))
          .isEqualTo(workingDays);
    }
  }

  @ParameterizedTest
  @CsvSource({"2024, 251", "2025, 248", "2026, 248"})
  void aYearHasItsWorkingDays(int year, long expected) {
    var days = LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1));

    assertThat(days.filter(calendar::isWorkingDay).count()).isEqualTo(expected);
  }

  @Test
  void agreesWithThePublishedListsOnEveryDay() throws IOException {
    for (int year : publishedYears()) {
      Map<LocalDate, Boolean> off = published(year);
      var days = LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1)).toList();
      for (LocalDate day : days) {
        boolean expected = !off.getOrDefault(day, YearNotice.isWeekend(day));
        assertThat(calendar.isWorkingDay(day)).as("%s", day).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2027.off = 01-01",
        "2027.worked = 01-02",
        "2027.off = 01-01\n2027.worked = 01-04",
        "2027.off = 01-02\n2027.worked = 01-02",
        "2027.off = 01-05..01-02\n2027.worked =",
        "holidays = 01-01",
      })
  void refusesANoticeWithASlip(String notices) {
    assertThatIllegalArgumentException().isThrownBy(() -> YearNotice.parse(notices));
  }

  /** The public lists lie beside the project where it is developed, not in a clone of it. */
  private static List<Integer> publishedYears() {
    return IntStream.rangeClosed(2024, 2026)
        .filter(year -> Files.exists(list(year)))
        .boxed()
        .toList();
  }

  private static Path list(int year) {
    return Path.of("../../shared/data/holidays", year + ".json");
  }

  private static Map<LocalDate, Boolean> published(int year) throws IOException {
    JsonNode days = new JsonMapper().readTree(Files.readString(list(year))).get("days");
    var off = new HashMap<LocalDate, Boolean>();
    for (JsonNode day : days) {
      off.put(LocalDate.parse(day.get("date").asString()), day.get("isOffDay").asBoolean());
    }
    return off;
  }

  private static String shipped() {
    try (var stream =
        Objects.requireNonNull(WorkingDays.class.getResourceAsStream("notices.properties"))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
