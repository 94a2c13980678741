package lianban.exchange.clock;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import lianban.exchange.clock.MatterLimits.Kind;
import lianban.exchange.clock.MatterLimits.StepLimits;

/** Limits and calendars to try things on. */
final class Limits {

  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** Wednesday is off, and the Saturday after it is worked. */
  static final WorkingCalendar CALENDAR =
      new WorkingCalendar(
          SHANGHAI,
          List.of(
              List.of(
                  new CalendarNotice(
                      "national",
                      2026,
                      1,
                      List.of(
                          new CalendarNotice.Day("假日", LocalDate.parse("2026-11-25"), true),
                          new CalendarNotice.Day("假日", LocalDate.parse("2026-11-28"), false))))));

  /** One calendar for all. */
  static final Calendars CALENDARS =
      new Calendars() {
        @Override
        public WorkingCalendar of(String code) {
          return CALENDAR;
        }

        @Override
        public WorkingCalendar ofDepartment(String department, String otherwise) {
          return CALENDAR;
        }
      };

  private Limits() {}

  /** The usual matter, with these working days promised for the case and each step. */
  static MatterLimits promising(int days) {
    return new MatterLimits(
        "second-hand-home",
        1,
        "national",
        true,
        45,
        15,
        5,
        10,
        days,
        List.of(
            new StepLimits("identity", "public-security", Kind.APPROVAL, days),
            new StepLimits("contract", "housing", Kind.APPROVAL, days),
            new StepLimits("tax", "tax", Kind.APPROVAL, days),
            new StepLimits("title", "registration", Kind.APPROVAL, days),
            new StepLimits("payment", "platform", Kind.PAYMENT, 0),
            new StepLimits("issue", "registration", Kind.ISSUE, 0)));
  }
}
