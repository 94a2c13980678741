package lianban.catalog.sharing;

import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One department's request for an event type or a data set, with the grant that came of it: one
 * thing, so that there is never a grant without its request, nor a decision that has only half of
 * its effect.
 *
 * @param id the grant's id too
 * @param version counts the changes, for compare-and-set
 * @param owner who decides
 * @param subscriber who asks and receives: a department, or a client without one
 * @param sharing how the type was shared when this was asked
 * @param duration how long from the decision on; null where {@code asked} has its end
 * @param agreed what the owner offered or granted last
 * @param typeVersion of the type that the subscriber reads by
 * @param dueAt when the owner's clock runs out; null while it does not run
 * @param daysLeft working days on the stopped clock
 * @param isExtended the owner took its one extension
 * @param announced how many entries of the history are announced, or need not be
 * @param keys idempotency keys of those who changed it, with a digest of what each asked
 */
public record ShareRequest(
    String id,
    long version,
    Resource resource,
    String owner,
    String subscriber,
    SharingType sharing,
    String purpose,
    String legalBasis,
    Access asked,
    @Nullable Period duration,
    State state,
    @Nullable Access agreed,
    int typeVersion,
    @Nullable Instant dueAt,
    @Nullable Integer daysLeft,
    boolean isExtended,
    List<ShareEvent> history,
    int announced,
    Map<String, String> keys) {

  public ShareRequest {
    history = List.copyOf(history);
    keys = Map.copyOf(keys);
  }

  /** Where it stands. */
  public enum State {
    /** The owner's clock runs. */
    SUBMITTED,
    /** The owner's clock ran out without a word; it is still to decide, and others know of it. */
    OVERDUE,
    /** The owner asked back: its clock stands still. */
    QUESTIONED,
    /** The owner offers less: the asker's turn. */
    NARROWED,
    /** There is a grant. */
    GRANTED,
    REFUSED,
    WITHDRAWN,
    REVOKED,
    EXPIRED;

    /** States in which somebody still has to decide. */
    public static final Set<State> OPEN = Set.of(SUBMITTED, OVERDUE, QUESTIONED, NARROWED);
  }

  /** Whether the subscriber may receive it at a moment. */
  public boolean isInForce(Instant now) {
    return state == State.GRANTED && !granted().isOver(now);
  }

  /** What is granted; only in a state in which something is or was. */
  public Access granted() {
    return Objects.requireNonNull(agreed, "nothing was granted");
  }

  /** When the last thing happened. */
  public Instant changedAt() {
    return history.getLast().at();
  }

  /** When the grant began; null if there never was one. */
  public @Nullable Instant grantedAt() {
    return history.stream()
        .filter(event -> event.what() == ShareEvent.Kind.GRANTED)
        .map(ShareEvent::at)
        .findFirst()
        .orElse(null);
  }

  /** When the owner's silence was escalated; null unless it is overdue. */
  public @Nullable Instant escalatedAt() {
    return state == State.OVERDUE ? lastOf(ShareEvent.Kind.OVERDUE) : null;
  }

  /** Whether the end of the grant was noted to be near. */
  boolean isKnownToEnd() {
    return lastOf(ShareEvent.Kind.EXPIRING) != null;
  }

  private @Nullable Instant lastOf(ShareEvent.Kind kind) {
    return history.reversed().stream()
        .filter(event -> event.what() == kind)
        .map(ShareEvent::at)
        .findFirst()
        .orElse(null);
  }

  /** The request after something happened. */
  public ShareRequest apply(ShareEvent event) {
    return switch (event.what()) {
      case SUBMITTED -> next(State.SUBMITTED, agreed, event.dueAt(), null, event);
      case ANSWERED -> next(State.SUBMITTED, agreed, event.dueAt(), null, event);
      case ASKED_BACK -> next(State.QUESTIONED, agreed, null, event.daysLeft(), event);
      case OVERDUE -> next(State.OVERDUE, agreed, dueAt, null, event);
      case EXPIRING -> next(state, agreed, dueAt, daysLeft, event);
      case EXTENDED -> next(state, agreed, event.dueAt(), null, event);
      case NARROWED -> next(State.NARROWED, event.access(), null, null, event);
      case GRANTED -> next(State.GRANTED, event.access(), null, null, event);
      case REFUSED -> next(State.REFUSED, agreed, null, null, event);
      case WITHDRAWN -> next(State.WITHDRAWN, agreed, null, null, event);
      case REVOKED -> next(State.REVOKED, agreed, null, null, event);
      case EXPIRED -> next(State.EXPIRED, agreed, null, null, event);
      case PINNED -> next(state, agreed, dueAt, daysLeft, event);
    };
  }

  private ShareRequest next(
      State next,
      @Nullable Access access,
      @Nullable Instant due,
      @Nullable Integer left,
      ShareEvent event) {
    List<ShareEvent> longer = new ArrayList<>(history);
    longer.add(event);
    Integer pinned = event.version();
    return new ShareRequest(
        id,
        version,
        resource,
        owner,
        subscriber,
        sharing,
        purpose,
        legalBasis,
        asked,
        duration,
        next,
        access,
        pinned == null ? typeVersion : pinned,
        due,
        left,
        isExtended || event.what() == ShareEvent.Kind.EXTENDED,
        longer,
        announced,
        keys);
  }

  /** The next version, which knows under which key it was asked for. */
  ShareRequest changedUnder(@Nullable String key, String digest) {
    Map<String, String> known = new LinkedHashMap<>(keys);
    if (key != null) {
      known.put(key, digest);
    }
    return next(announced, known);
  }

  /** The next version, of whose history so many entries need no announcement any more. */
  ShareRequest announcedUpTo(int entries) {
    return next(entries, keys);
  }

  private ShareRequest next(int told, Map<String, String> known) {
    return new ShareRequest(
        id,
        version + 1,
        resource,
        owner,
        subscriber,
        sharing,
        purpose,
        legalBasis,
        asked,
        duration,
        state,
        agreed,
        typeVersion,
        dueAt,
        daysLeft,
        isExtended,
        history,
        told,
        known);
  }
}
