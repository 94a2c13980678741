package lianban.catalog.sharing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a share request or to the grant that came of it.
 *
 * @param by party and, after a slash, the account that acted; {@code platform/silence} for what
 *     happens when a time is over
 * @param text question, answer or reasons
 * @param access what is offered or granted from here on
 * @param dueAt when the owner's clock runs out, from here on
 * @param daysLeft working days that stood on the clock when it was stopped
 * @param version of the type that is read by from here on
 */
public record ShareEvent(
    Kind what,
    Instant at,
    String by,
    @Nullable String text,
    @Nullable Access access,
    @Nullable Instant dueAt,
    @Nullable Integer daysLeft,
    @Nullable Integer version) {

  /** What happened. */
  public enum Kind {
    SUBMITTED,
    ASKED_BACK,
    ANSWERED,
    EXTENDED,
    NARROWED,
    GRANTED,
    REFUSED,
    WITHDRAWN,
    REVOKED,
    /** The grant's end is near. */
    EXPIRING,
    EXPIRED,
    /** The owner's clock ran out. */
    OVERDUE,
    PINNED
  }

  static ShareEvent of(Kind what, Instant at, String by, @Nullable String text) {
    return new ShareEvent(what, at, by, text, null, null, null, null);
  }

  ShareEvent with(Access granted) {
    return new ShareEvent(what, at, by, text, granted, dueAt, daysLeft, version);
  }

  ShareEvent due(Instant due) {
    return new ShareEvent(what, at, by, text, access, due, daysLeft, version);
  }

  ShareEvent stoppedWith(int left) {
    return new ShareEvent(what, at, by, text, access, dueAt, left, version);
  }

  ShareEvent pinnedTo(int pinned) {
    return new ShareEvent(what, at, by, text, access, dueAt, daysLeft, pinned);
  }
}
