package lianban.exchange.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import lianban.exchange.ServiceJson;
import org.junit.jupiter.api.Test;

class KnownCalendarsTest {

  private static final LocalDate DAY = LocalDate.parse("2026-11-25");
  private static final LocalDate OWN = LocalDate.parse("2026-11-26");

  private final InMemoryKeptDefinitions kept = new InMemoryKeptDefinitions();
  private boolean isAway;

  private final ClockCatalogue catalogue =
      new ClockCatalogue() {
        @Override
        public List<CalendarNotice> notices() {
          answer();
          return List.of(notice("national", DAY), notice("tax", OWN));
        }

        @Override
        public MatterLimits limits(String matter, int version) {
          answer();
          return Limits.promising(2);
        }

        private void answer() {
          if (isAway) {
            throw new IllegalStateException("the catalogue is away");
          }
        }
      };

  private static CalendarNotice notice(String calendar, LocalDate off) {
    var day = new CalendarNotice.Day("假日", off, true);
    return new CalendarNotice(calendar, 2026, 1, List.of(day));
  }

  private KnownCalendars calendars() {
    return new KnownCalendars(catalogue, kept, ServiceJson.MAPPER, Limits.SHANGHAI);
  }

  @Test
  void aDepartmentHasItsOwnCalendarOnTopOfTheNations() {
    KnownCalendars calendars = calendars();

    assertThat(calendars.ofDepartment("tax", "national").isWorkingDay(OWN)).isFalse();
    assertThat(calendars.ofDepartment("tax", "national").isWorkingDay(DAY)).isFalse();
    assertThat(calendars.ofDepartment("housing", "national").isWorkingDay(OWN)).isTrue();
    assertThat(calendars.of("unknown").isWorkingDay(DAY)).isFalse();
  }

  @Test
  void theLastOnesStandWhileTheCatalogueIsAwayAlsoOverARestart() {
    calendars().refresh();
    isAway = true;

    KnownCalendars restarted = calendars();
    restarted.refresh();

    assertThat(restarted.of("national").isWorkingDay(DAY)).isFalse();
    assertThat(restarted.of("tax").isWorkingDay(OWN)).isFalse();
  }

  @Test
  void weekendsAloneCountBeforeAnythingIsKnown() {
    isAway = true;

    assertThat(calendars().of("national").isWorkingDay(DAY)).isTrue();
    assertThat(calendars().of("national").isNoticed(DAY)).isFalse();
  }

  @Test
  void limitsAreKeptForGood() {
    new KnownLimits(catalogue, kept, ServiceJson.MAPPER).of("m", 1);
    isAway = true;

    assertThat(new KnownLimits(catalogue, kept, ServiceJson.MAPPER).of("m", 1))
        .isEqualTo(Limits.promising(2));
  }
}
