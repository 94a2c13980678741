package lianban.exchange.clock.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import lianban.exchange.clock.CaseClock;
import lianban.exchange.clock.ClockReport;
import lianban.exchange.clock.DayCount;
import lianban.exchange.clock.Extension;
import lianban.exchange.clock.Limit;
import lianban.exchange.clock.Pause;
import lianban.exchange.clock.Procedure;
import lianban.exchange.clock.Reading;
import lianban.exchange.clock.SpecialProcedure;
import lianban.exchange.clock.Supervision;
import lianban.exchange.clock.Wording;
import org.jspecify.annotations.Nullable;

/** A clock as it is shown: every limit with the reason of every day, and the supervision record. */
record ClockView(
    String caseId,
    Instant at,
    String matter,
    int matterVersion,
    List<LimitView> limits,
    List<ProcedureView> procedures,
    List<ExtensionView> extensions,
    List<SupervisionView> supervision) {

  /** One limit; days are working days, {@code dueOn} is the last day in time. */
  record LimitView(
      Limit limit,
      Wording name,
      Wording basis,
      @Nullable String step,
      @Nullable String department,
      Reading.State state,
      Instant receivedAt,
      @Nullable Instant startedAt,
      int allowedDays,
      int usedDays,
      int remainingDays,
      int overdueDays,
      LocalDate dueOn,
      Instant dueAt,
      @Nullable PauseView stopped,
      @Nullable Instant endedAt,
      boolean calendarComplete,
      List<DayView> days) {}

  /** Why a clock stands, and since when. */
  record PauseView(
      Pause.Cause cause, Wording name, Wording basis, @Nullable String step, Instant since) {}

  /** One day and why it counts or does not. */
  record DayView(
      LocalDate date,
      DayCount.Kind kind,
      boolean counted,
      @Nullable Integer number,
      Wording basis,
      Wording why) {}

  record ProcedureView(
      String id,
      String step,
      String department,
      SpecialProcedure procedure,
      Wording name,
      String notice,
      int days,
      Instant begunAt,
      @Nullable Instant endedAt) {}

  record ExtensionView(
      String id,
      String step,
      String department,
      int days,
      String reason,
      Instant askedAt,
      String askedBy,
      @Nullable Instant approvedAt,
      @Nullable String approvedBy) {}

  record SupervisionView(
      int number,
      Supervision.Kind kind,
      @Nullable Limit limit,
      @Nullable String step,
      @Nullable String department,
      @Nullable Integer level,
      @Nullable LocalDate dueOn,
      Instant at,
      Wording text) {}

  static ClockView of(ClockReport report, Instant now) {
    CaseClock clock = report.clock();
    return new ClockView(
        report.state().caseId(),
        now,
        report.limits().matter(),
        report.limits().version(),
        report.readings().stream().map(ClockView::limit).toList(),
        clock.procedures().stream().map(ClockView::procedure).toList(),
        clock.extensions().stream().map(ClockView::extension).toList(),
        clock.supervision().stream().map(ClockView::supervision).toList());
  }

  private static LimitView limit(Reading reading) {
    return new LimitView(
        reading.limit(),
        reading.limit().wording(),
        reading.basis().wording(),
        reading.step(),
        reading.department(),
        reading.state(),
        reading.receivedAt(),
        reading.startedAt(),
        reading.allowedDays(),
        reading.usedDays(),
        reading.remainingDays(),
        reading.overdueDays(),
        reading.dueOn(),
        reading.dueAt(),
        reading.pause() == null ? null : pause(reading.pause()),
        reading.endedAt(),
        reading.isNoticed(),
        reading.days().stream().map(ClockView::day).toList());
  }

  private static PauseView pause(Pause pause) {
    return new PauseView(
        pause.cause(),
        pause.wording(),
        pause.cause().basis().wording(),
        pause.step(),
        pause.from());
  }

  private static DayView day(DayCount day) {
    boolean isCounted = day.kind().isCounted();
    return new DayView(
        day.date(),
        day.kind(),
        isCounted,
        isCounted ? day.number() : null,
        day.basis().wording(),
        day.why());
  }

  private static ProcedureView procedure(Procedure procedure) {
    return new ProcedureView(
        procedure.id(),
        procedure.step(),
        procedure.department(),
        procedure.procedure(),
        procedure.procedure().wording(),
        procedure.notice(),
        procedure.days(),
        procedure.begunAt(),
        procedure.endedAt());
  }

  private static ExtensionView extension(Extension extension) {
    return new ExtensionView(
        extension.id(),
        extension.step(),
        extension.department(),
        extension.days(),
        extension.reason(),
        extension.askedAt(),
        extension.askedBy(),
        extension.approvedAt(),
        extension.approvedBy());
  }

  private static SupervisionView supervision(Supervision entry) {
    return new SupervisionView(
        entry.number(),
        entry.kind(),
        entry.limit(),
        entry.step(),
        entry.department(),
        entry.level() == 0 ? null : entry.level(),
        entry.dueOn(),
        entry.at(),
        entry.text());
  }
}
