package lianban.catalog.sharing.http;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import lianban.catalog.calendar.WorkingDays;
import lianban.catalog.sharing.Access;
import lianban.catalog.sharing.ShareEvent;
import lianban.catalog.sharing.ShareRequest;
import lianban.catalog.sharing.SharingType;
import org.jspecify.annotations.Nullable;

/**
 * A share request as its parties see it.
 *
 * @param escalatedAt when the owner's silence was escalated; null unless the request is overdue
 */
record ShareRequestView(
    String id,
    @Nullable String type,
    @Nullable String dataSet,
    String owner,
    String subscriber,
    SharingType sharing,
    String purpose,
    String legalBasis,
    Access asked,
    @Nullable Period duration,
    ShareRequest.State state,
    @Nullable Access agreed,
    int version,
    @Nullable ClockView clock,
    @Nullable Instant escalatedAt,
    List<ShareEvent> history) {

  /**
   * The owner's clock.
   *
   * @param lastDay of the time
   * @param remainingDays working days after today, the last one with it
   * @param daysOff days until then on which it does not run
   * @param withoutNotice true where a year's notice is missing, so that only weekends were off
   */
  record ClockView(
      boolean running,
      @Nullable Instant dueAt,
      @Nullable LocalDate lastDay,
      int remainingDays,
      boolean overdue,
      List<WorkingDays.DayOff> daysOff,
      boolean withoutNotice) {}

  static ShareRequestView of(ShareRequest request, WorkingDays calendar, Instant now) {
    return new ShareRequestView(
        request.id(),
        request.resource().type(),
        request.resource().dataSet(),
        request.owner(),
        request.subscriber(),
        request.sharing(),
        request.purpose(),
        request.legalBasis(),
        request.asked(),
        request.duration(),
        request.state(),
        request.agreed(),
        request.typeVersion(),
        clock(request, calendar, now),
        request.escalatedAt(),
        request.history());
  }

  private static @Nullable ClockView clock(
      ShareRequest request, WorkingDays calendar, Instant now) {
    Integer left = request.daysLeft();
    if (left != null) {
      return new ClockView(false, null, null, left, false, List.of(), false);
    }
    Instant dueAt = request.dueAt();
    return dueAt == null
        ? null
        : new ClockView(
            request.state() != ShareRequest.State.OVERDUE,
            dueAt,
            calendar.lastDay(dueAt),
            calendar.remaining(now, dueAt),
            !now.isBefore(dueAt),
            calendar.daysOff(now, dueAt),
            !calendar.isNoticed(now, dueAt));
  }
}
