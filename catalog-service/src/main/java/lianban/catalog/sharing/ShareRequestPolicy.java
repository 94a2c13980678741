package lianban.catalog.sharing;

import static lianban.catalog.sharing.ShareEvent.Kind.ANSWERED;
import static lianban.catalog.sharing.ShareEvent.Kind.ASKED_BACK;
import static lianban.catalog.sharing.ShareEvent.Kind.EXPIRED;
import static lianban.catalog.sharing.ShareEvent.Kind.EXPIRING;
import static lianban.catalog.sharing.ShareEvent.Kind.EXTENDED;
import static lianban.catalog.sharing.ShareEvent.Kind.GRANTED;
import static lianban.catalog.sharing.ShareEvent.Kind.NARROWED;
import static lianban.catalog.sharing.ShareEvent.Kind.OVERDUE;
import static lianban.catalog.sharing.ShareEvent.Kind.PINNED;
import static lianban.catalog.sharing.ShareEvent.Kind.REFUSED;
import static lianban.catalog.sharing.ShareEvent.Kind.REVOKED;
import static lianban.catalog.sharing.ShareEvent.Kind.SUBMITTED;
import static lianban.catalog.sharing.ShareEvent.Kind.WITHDRAWN;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import lianban.catalog.calendar.WorkingDays;
import lianban.catalog.sharing.ShareRequest.State;
import org.jspecify.annotations.Nullable;

/**
 * Decides on share requests: state, command and time in, events or a refusal out. No grant comes
 * without the owner's word, save by its silence on what is shared unconditionally, and none lets
 * out more than was asked.
 */
public final class ShareRequestPolicy {

  private final WorkingDays calendar;
  private final SharingClocks clocks;

  public ShareRequestPolicy(WorkingDays calendar, SharingClocks clocks) {
    this.calendar = calendar;
    this.clocks = clocks;
  }

  /**
   * What happens to a new request: it goes to the owner, or is refused where nothing is shared.
   *
   * @param condition under which the type is shared, or by which law it is not
   */
  public ShareEvent submitted(
      SharingType sharing, @Nullable String condition, Party asker, Instant now) {
    return switch (sharing) {
      case UNCONDITIONAL -> waiting(asker, now, clocks.unconditionalDays());
      case CONDITIONAL -> waiting(asker, now, clocks.conditionalDays());
      case NONE -> event(REFUSED, Party.NOBODY, now, "It is not shared: " + condition + ".");
    };
  }

  private ShareEvent waiting(Party asker, Instant now, int days) {
    return event(SUBMITTED, asker, now, null).due(calendar.dueAfter(now, days));
  }

  /** What comes of a command. */
  public Decision decide(ShareRequest request, ShareCommand command, Party by, Instant now) {
    return switch (command) {
      case ShareCommand.OfOwner _ when !by.owns(request) ->
          new Decision.NotYours("Only %s decides on this.".formatted(request.owner()));
      case ShareCommand.OfSubscriber _ when !by.isSubscriber(request) ->
          new Decision.NotYours("Only %s may do this.".formatted(request.subscriber()));
      case ShareCommand.OfOwner own -> ofOwner(request, own, by, now);
      case ShareCommand.OfSubscriber own -> ofSubscriber(request, own, by, now);
      case ShareCommand.Lapse _ -> lapse(request, now);
    };
  }

  private Decision ofOwner(
      ShareRequest request, ShareCommand.OfOwner command, Party by, Instant now) {
    return switch (command) {
      case ShareCommand.Revoke(String reason) ->
          in(request, event(REVOKED, by, now, reason), State.GRANTED);
      case ShareCommand.AskBack(String question) -> askBack(request, question, by, now);
      case ShareCommand.Extend(String reasons) -> extend(request, reasons, by, now);
      case ShareCommand.Refuse(String reasons) ->
          whileOpen(request, event(REFUSED, by, now, reasons));
      case ShareCommand.Approve _ -> approve(request, by, now);
      case ShareCommand.Narrow(Access offered, String reasons) ->
          narrow(request, offered, event(NARROWED, by, now, reasons));
    };
  }

  private Decision ofSubscriber(
      ShareRequest request, ShareCommand.OfSubscriber command, Party by, Instant now) {
    return switch (command) {
      case ShareCommand.Answer(String text) -> answer(request, text, by, now);
      case ShareCommand.Accept _ -> accept(request, by, now);
      case ShareCommand.Withdraw _ ->
          in(
              request,
              event(WITHDRAWN, by, now, null),
              State.SUBMITTED,
              State.OVERDUE,
              State.QUESTIONED,
              State.NARROWED,
              State.GRANTED);
      case ShareCommand.Pin(int version) ->
          in(request, event(PINNED, by, now, null).pinnedTo(version), State.GRANTED);
    };
  }

  private Decision approve(ShareRequest request, Party by, Instant now) {
    Access whole = asked(request, now);
    return whole.isOver(now)
        ? new Decision.NotNow("The term that was asked for is over.")
        : whileOpen(request, event(GRANTED, by, now, null).with(whole));
  }

  private Decision narrow(ShareRequest request, Access offered, ShareEvent event) {
    Access whole = asked(request, event.at());
    Access bounded = offered.until() == null ? offered.endingAt(whole.until()) : offered;
    if (bounded.isOver(event.at())) {
      return new Decision.Wrong("The offered term is over already.");
    }
    return whole.covers(bounded)
        ? whileOpen(request, event.with(bounded))
        : new Decision.Wrong("The offer has fields, rows or a term that were not asked for.");
  }

  private Decision askBack(ShareRequest request, String question, Party by, Instant now) {
    Instant dueAt = request.dueAt();
    int left = dueAt == null ? 0 : calendar.remaining(now, dueAt);
    return in(
        request,
        event(ASKED_BACK, by, now, question).stoppedWith(left),
        State.SUBMITTED,
        State.OVERDUE);
  }

  /** Time that runs again is at least a day: an answer at night would leave the owner none. */
  private Decision answer(ShareRequest request, String text, Party by, Instant now) {
    Integer left = request.daysLeft();
    int days = left == null ? 1 : Math.max(1, left);
    return in(
        request,
        event(ANSWERED, by, now, text).due(calendar.dueAfter(now, days)),
        State.QUESTIONED);
  }

  private Decision extend(ShareRequest request, String reasons, Party by, Instant now) {
    Instant dueAt = request.dueAt();
    if (request.sharing() != SharingType.CONDITIONAL || request.isExtended()) {
      return new Decision.NotNow("Time is extended once, and where sharing is conditional.");
    }
    if (dueAt == null || !now.isBefore(dueAt)) {
      return new Decision.NotNow("No time runs that could be extended.");
    }
    Instant later = calendar.dueAfter(dueAt.minusNanos(1), clocks.extensionDays());
    return in(request, event(EXTENDED, by, now, reasons).due(later), State.SUBMITTED);
  }

  private static Decision accept(ShareRequest request, Party by, Instant now) {
    Access offered = request.agreed();
    if (offered == null || request.state() != State.NARROWED) {
      return notNow(request);
    }
    return offered.isOver(now)
        ? new Decision.NotNow("The offered term is over.")
        : done(event(GRANTED, by, now, null).with(offered));
  }

  /** What time does: a grant's end comes near and comes, an owner's clock runs out. */
  private Decision lapse(ShareRequest request, Instant now) {
    return switch (request.state()) {
      case GRANTED -> endOf(request, now);
      case SUBMITTED -> silenceOf(request, now);
      default -> nothing();
    };
  }

  private Decision endOf(ShareRequest grant, Instant now) {
    Instant until = grant.granted().until();
    if (until == null) {
      return nothing();
    }
    if (grant.granted().isOver(now)) {
      return done(event(EXPIRED, Party.NOBODY, now, null));
    }
    return grant.isKnownToEnd() || now.isBefore(until.minus(clocks.noticeBefore()))
        ? nothing()
        : done(event(EXPIRING, Party.NOBODY, now, null));
  }

  /** An owner's silence grants what it shares with everybody; anything else is escalated. */
  private static Decision silenceOf(ShareRequest request, Instant now) {
    Instant dueAt = request.dueAt();
    if (dueAt == null || now.isBefore(dueAt)) {
      return nothing();
    }
    if (request.sharing() != SharingType.UNCONDITIONAL) {
      return done(event(OVERDUE, Party.NOBODY, now, "The owner did not answer in time."));
    }
    Access whole = asked(request, now);
    return whole.isOver(now)
        ? done(event(REFUSED, Party.NOBODY, now, "The term that was asked for is over."))
        : done(event(GRANTED, Party.NOBODY, now, "The owner did not object in time.").with(whole));
  }

  private static Decision nothing() {
    return new Decision.Done(List.of());
  }

  /** What is asked for, with the end that it would have if it began now. */
  private static Access asked(ShareRequest request, Instant now) {
    var duration = request.duration();
    return duration == null
        ? request.asked()
        : request.asked().endingAt(now.atOffset(ZoneOffset.UTC).plus(duration).toInstant());
  }

  private static Decision whileOpen(ShareRequest request, ShareEvent event) {
    return State.OPEN.contains(request.state()) ? done(event) : notNow(request);
  }

  private static Decision in(ShareRequest request, ShareEvent event, State... states) {
    return Arrays.asList(states).contains(request.state()) ? done(event) : notNow(request);
  }

  private static Decision done(ShareEvent event) {
    return new Decision.Done(List.of(event));
  }

  private static Decision notNow(ShareRequest request) {
    return new Decision.NotNow("The request is %s.".formatted(request.state()));
  }

  private static ShareEvent event(
      ShareEvent.Kind what, Party by, Instant now, @Nullable String text) {
    return ShareEvent.of(what, now, by.signature(), text);
  }
}
