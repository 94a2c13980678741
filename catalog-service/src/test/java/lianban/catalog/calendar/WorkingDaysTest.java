package lianban.catalog.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import lianban.catalog.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingDaysTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final WorkingDays WEEKENDS = new WorkingDays(SHANGHAI, List.of());

  /** A made-up year: Wednesday to Friday off, the Sunday before worked. */
  private static final String NOTICE =
      """
      {"$schema": "x", "year": 2031, "papers": ["y"], "days": [
        {"name": "长假", "date": "2031-03-09", "isOffDay": false},
        {"name": "长假", "date": "2031-03-12", "isOffDay": true},
        {"name": "长假", "date": "2031-03-13", "isOffDay": true},
        {"name": "长假", "date": "2031-03-14", "isOffDay": true}]}
      """;

  @TempDir private Path folder;

  private WorkingDays noticed() throws IOException {
    Files.writeString(folder.resolve("2031.json"), NOTICE);
    Files.writeString(folder.resolve("README.md"), "no notice");
    return new WorkingDays(SHANGHAI, NoticeFolder.read(folder, Samples.JSON));
  }

  @Test
  void leavesOutWeekends() {
    Instant friday = Instant.parse("2026-11-27T02:00:00Z");
    Instant due = WEEKENDS.dueAfter(friday, 1);
    assertThat(due).isEqualTo("2026-11-30T16:00:00Z");
    assertThat(WEEKENDS.lastDay(due)).isEqualTo("2026-11-30");
    assertThat(WEEKENDS.remaining(friday, due)).isEqualTo(1);
    assertThat(WEEKENDS.daysOff(friday, due))
        .extracting(WorkingDays.DayOff::date)
        .containsExactly(LocalDate.parse("2026-11-28"), LocalDate.parse("2026-11-29"));
    assertThat(WEEKENDS.isNoticed(friday, due)).isFalse();
  }

  @Test
  void beginsADayWhereItIsMidnight() {
    Instant lateThursdayInLondon = Instant.parse("2026-11-26T17:00:00Z");
    assertThat(WEEKENDS.dueAfter(lateThursdayInLondon, 1)).isEqualTo("2026-11-30T16:00:00Z");
  }

  @Test
  void followsTheYearlyNotice() throws IOException {
    WorkingDays days = noticed();
    assertThat(days.isWorkingDay(LocalDate.parse("2031-03-09"))).isTrue();
    assertThat(days.isWorkingDay(LocalDate.parse("2031-03-13"))).isFalse();
    Instant tuesday = Instant.parse("2031-03-11T02:00:00Z");
    Instant due = days.dueAfter(tuesday, 2);
    assertThat(days.lastDay(due)).isEqualTo("2031-03-18");
    assertThat(days.daysOff(tuesday, due))
        .extracting(WorkingDays.DayOff::name)
        .containsExactly("长假", "长假", "长假", "weekend", "weekend");
    assertThat(days.isNoticed(tuesday, due)).isTrue();
  }

  @Test
  void hasNothingLeftWhenTimeIsOver() {
    Instant due = Instant.parse("2026-11-24T16:00:00Z");
    assertThat(WEEKENDS.remaining(due.plusSeconds(9), due)).isZero();
    assertThat(WEEKENDS.daysOff(due.plusSeconds(9), due)).isEmpty();
  }

  @Test
  void countsBackWhatItCountedForth() throws IOException {
    var random = new Random(5);
    WorkingDays days = noticed();
    for (int i = 0; i < 500; i++) {
      Instant from = Instant.parse("2031-01-01T00:00:00Z").plusSeconds(random.nextInt(31_000_000));
      int count = 1 + random.nextInt(30);
      Instant due = days.dueAfter(from, count);
      assertThat(days.remaining(from, due)).isEqualTo(count);
      assertThat(days.isWorkingDay(days.lastDay(due))).isTrue();
    }
  }

  @Test
  void saysThatAFolderIsNotThere() {
    assertThatThrownBy(() -> NoticeFolder.read(folder.resolve("none"), Samples.JSON))
        .isInstanceOf(UncheckedIOException.class);
  }
}
