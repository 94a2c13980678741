package lianban.exchange.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import lianban.exchange.clock.Reading.State;
import org.jspecify.annotations.Nullable;

/**
 * Counts the days of one limit, one after the other. Days that lie ahead are counted as if nothing
 * stopped the clock from tomorrow on.
 */
final class Tally {

  private final Span span;
  private final Instant now;
  private final LocalDate last;
  private final List<DayCount> days = new ArrayList<>();
  private int counted;
  private int used;
  private int overdue;
  private boolean isNoticed = true;
  private @Nullable LocalDate due;

  /**
   * A limit and the time that it is about.
   *
   * @param startedAt null if it has not begun to run
   * @param allowed working days, those of the extension with them
   * @param extension how many of them are its
   * @param pauses that stop this limit
   */
  record Span(
      Limit limit,
      MatterLimits.@Nullable StepLimits step,
      Basis basis,
      WorkingCalendar calendar,
      Instant receivedAt,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      int allowed,
      int extension,
      List<Pause> pauses) {}

  private Tally(Span span, Instant now) {
    this.span = span;
    this.now = now;
    this.last = day(span.endedAt == null ? now : span.endedAt);
  }

  static Reading read(Span span, Instant now) {
    var tally = new Tally(span, now);
    tally.count();
    return tally.reading();
  }

  private LocalDate day(Instant moment) {
    return span.calendar.dayOf(moment);
  }

  private void count() {
    LocalDate received = day(span.receivedAt);
    LocalDate start = day(span.startedAt == null ? now : span.startedAt);
    add(DayCount.start(received));
    LocalDate day = received;
    while (day.isBefore(start)) {
      day = day.plusDays(1);
      add(DayCount.notAccepted(day));
    }
    if (span.allowed == 0) {
      day = sameDay(day);
    }
    while (due == null || day.isBefore(last)) {
      day = day.plusDays(1);
      countDay(day);
    }
  }

  /** A limit of no days is over with the day itself, or with the first worked day after it. */
  private LocalDate sameDay(LocalDate start) {
    LocalDate day = start;
    while (!span.calendar.isWorkingDay(day)) {
      if (day.isAfter(start)) {
        add(DayCount.off(span.calendar, day));
      }
      day = day.plusDays(1);
    }
    if (day.isAfter(start)) {
      add(DayCount.start(day));
    }
    due = day;
    return day;
  }

  private void countDay(LocalDate day) {
    Pause pause = pauseOn(day);
    if (!span.calendar.isWorkingDay(day)) {
      add(DayCount.off(span.calendar, day));
    } else if (pause != null) {
      add(DayCount.paused(day, pause));
    } else {
      counted++;
      boolean isPast = due != null;
      if (!day.isAfter(last)) {
        used++;
        overdue += isPast ? 1 : 0;
      }
      add(counted(day, isPast));
      if (counted == span.allowed) {
        due = day;
      }
    }
  }

  private DayCount counted(LocalDate day, boolean isPast) {
    if (isPast) {
      return DayCount.overdue(day, counted, span.basis);
    }
    return counted > span.allowed - span.extension
        ? DayCount.extended(day, counted, span.basis)
        : DayCount.worked(span.calendar, day, counted);
  }

  private void add(DayCount day) {
    days.add(day);
    isNoticed &= span.calendar.isNoticed(day.date());
  }

  private @Nullable Pause pauseOn(LocalDate day) {
    return span.pauses.stream().filter(pause -> covers(pause, day)).findFirst().orElse(null);
  }

  private boolean covers(Pause pause, LocalDate day) {
    Instant until = pause.until();
    return day(pause.from()).isBefore(day) && !day.isAfter(day(until == null ? now : until));
  }

  private Reading reading() {
    LocalDate dueOn = due;
    if (dueOn == null) {
      throw new IllegalStateException("counting ends with the due day");
    }
    Instant dueAt = span.calendar.endOf(dueOn);
    Pause open = span.pauses.stream().filter(Pause::isOpen).findFirst().orElse(null);
    State state = state(dueAt, open);
    MatterLimits.StepLimits step = span.step;
    return new Reading(
        span.limit,
        step == null ? null : step.step(),
        step == null ? null : step.department(),
        span.basis,
        span.receivedAt,
        span.startedAt,
        span.allowed,
        used,
        span.allowed + overdue - used,
        overdue,
        dueOn,
        dueAt,
        state,
        state == State.STOPPED ? open : null,
        span.endedAt,
        isNoticed,
        days);
  }

  private State state(Instant dueAt, @Nullable Pause open) {
    if (span.endedAt != null) {
      return span.endedAt.isBefore(dueAt) ? State.MET : State.MISSED;
    }
    if (!now.isBefore(dueAt)) {
      return State.MISSED;
    }
    return open == null ? State.RUNNING : State.STOPPED;
  }
}
