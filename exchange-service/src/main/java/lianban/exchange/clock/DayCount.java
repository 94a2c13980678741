package lianban.exchange.clock;

import java.time.LocalDate;

/**
 * One day of a limit, and why it counts or does not.
 *
 * @param number which working day of the limit it is, from 1; 0 if it does not count
 */
public record DayCount(LocalDate date, Kind kind, int number, Basis basis, Wording why) {

  /** Why a day counts or does not. */
  public enum Kind {
    START(false),
    NOT_ACCEPTED(false),
    WEEKEND(false),
    HOLIDAY(false),
    SUPPLEMENT(false),
    PROCEDURE(false),
    PAYMENT(false),
    WORKING(true),
    WORKED_WEEKEND(true),
    EXTENSION(true),
    OVERDUE(true);

    private final boolean isCounted;

    Kind(boolean isCounted) {
      this.isCounted = isCounted;
    }

    public boolean isCounted() {
      return isCounted;
    }
  }

  static DayCount start(LocalDate date) {
    return new DayCount(
        date,
        Kind.START,
        0,
        Basis.CIVIL_CODE_201,
        new Wording("期间开始当日不计入", "The day on which a limit begins is not counted."));
  }

  static DayCount notAccepted(LocalDate date) {
    return new DayCount(
        date,
        Kind.NOT_ACCEPTED,
        0,
        Basis.LICENSING_32,
        new Wording("材料补正齐全前尚未受理，不计入", "Not accepted yet: what was asked for had not arrived."));
  }

  static DayCount off(WorkingCalendar calendar, LocalDate date) {
    String name = calendar.nameOf(date);
    return name == null
        ? new DayCount(
            date,
            Kind.WEEKEND,
            0,
            Basis.LICENSING_82,
            new Wording("休息日，不计入", "A weekend is not counted."))
        : new DayCount(
            date,
            Kind.HOLIDAY,
            0,
            Basis.HOLIDAY_NOTICE,
            new Wording(
                "放假（" + name + "），不计入", "Off by the year's notice (" + name + "), not counted."));
  }

  static DayCount paused(LocalDate date, Pause pause) {
    Wording why = pause.wording();
    String zhNote = pause.note().isEmpty() ? "" : "（" + pause.note() + "）";
    String enNote = pause.note().isEmpty() ? "" : " (" + pause.note() + ")";
    return new DayCount(
        date,
        Kind.valueOf(pause.cause().name()),
        0,
        pause.cause().basis(),
        new Wording(why.zh() + zhNote + "，不计入", "Not counted: " + why.en() + enNote + "."));
  }

  static DayCount worked(WorkingCalendar calendar, LocalDate date, int number) {
    String name = calendar.nameOf(date);
    return name == null
        ? new DayCount(
            date,
            Kind.WORKING,
            number,
            Basis.LICENSING_82,
            new Wording("工作日，计入第" + number + "日", "Working day " + number + "."))
        : new DayCount(
            date,
            Kind.WORKED_WEEKEND,
            number,
            Basis.HOLIDAY_NOTICE,
            new Wording(
                "调休上班（" + name + "），计入第" + number + "日",
                "Worked by the year's notice (" + name + "): working day " + number + "."));
  }

  static DayCount extended(LocalDate date, int number, Basis statute) {
    return new DayCount(
        date,
        Kind.EXTENSION,
        number,
        statute,
        new Wording(
            "经批准延长期限内，计入第" + number + "日",
            "Working day " + number + ", by the extension that was granted."));
  }

  static DayCount overdue(LocalDate date, int number, Basis basis) {
    return new DayCount(
        date,
        Kind.OVERDUE,
        number,
        basis,
        new Wording("已逾期，第" + number + "日", "Working day " + number + ", past the limit."));
  }
}
