package lianban.exchange.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the clock says of one limit. Days are working days and never negative: of used, remaining
 * and overdue days, {@code used + remaining = allowed + overdue}.
 *
 * @param step null where it is the case's
 * @param department that has the step, null where it is the case's
 * @param receivedAt what the limit is reckoned from in the end: receipt, request or decision
 * @param startedAt when it began to run; null while it has not, because what was asked for is
 *     missing
 * @param dueOn the last day that is in time; while the clock stands, what it would be if it went on
 *     today
 * @param dueAt the end of that day
 * @param pause why the clock stands, null if it does not
 * @param endedAt when it was over, in time or not
 * @param isNoticed whether every year on the way has its notice of days off
 * @param days every day from the beginning to the due day or to the last that counted
 */
public record Reading(
    Limit limit,
    @Nullable String step,
    @Nullable String department,
    Basis basis,
    Instant receivedAt,
    @Nullable Instant startedAt,
    int allowedDays,
    int usedDays,
    int remainingDays,
    int overdueDays,
    LocalDate dueOn,
    Instant dueAt,
    State state,
    @Nullable Pause pause,
    @Nullable Instant endedAt,
    boolean isNoticed,
    List<DayCount> days) {

  public Reading {
    days = List.copyOf(days);
  }

  /** How a limit stands. */
  public enum State {
    RUNNING,
    STOPPED,
    MET,
    MISSED
  }
}
