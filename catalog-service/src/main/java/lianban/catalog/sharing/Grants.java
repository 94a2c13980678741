package lianban.catalog.sharing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lianban.catalog.eventtype.PinnedSubscribers;
import lianban.catalog.sharing.ShareRequest.State;
import org.jspecify.annotations.Nullable;

/** The grants that came of share requests: the one truth about who receives what. */
public final class Grants implements PinnedSubscribers {

  private static final Set<State> ENDED = Set.of(State.REVOKED, State.EXPIRED, State.WITHDRAWN);

  private final ShareRequests requests;
  private final Duration noticeBefore;
  private final InstantSource clock;

  /**
   * @param noticeBefore how long before its end a grant is announced to end
   */
  public Grants(ShareRequests requests, Duration noticeBefore, InstantSource clock) {
    this.requests = requests;
    this.noticeBefore = noticeBefore;
    this.clock = clock;
  }

  /** Those in force at this moment that a party sees, ordered by id. */
  public List<ShareRequest> active(Party party) {
    Instant now = clock.instant();
    return requests.in(Set.of(State.GRANTED)).stream()
        .filter(grant -> party.sees(grant) && grant.isInForce(now))
        .toList();
  }

  /** Those that a party sees, ended ones too, ordered by id. */
  public List<ShareRequest> all(Party party) {
    return requests
        .in(Set.of(State.GRANTED, State.REVOKED, State.EXPIRED, State.WITHDRAWN))
        .stream()
        .filter(grant -> party.sees(grant) && grant.grantedAt() != null)
        .toList();
  }

  /** What both parties of a grant should know. */
  public record Notice(ShareRequest grant, Kind kind, Instant since, @Nullable Instant until) {

    /** What happens to it. */
    public enum Kind {
      EXPIRING,
      EXPIRED,
      REVOKED,
      WITHDRAWN
    }
  }

  /**
   * Grants that end soon, and those that ended lately. They are told from the grants themselves
   * each time, so none can be lost, nor stay behind after a grant was renewed.
   */
  public List<Notice> notices(Party party) {
    Instant now = clock.instant();
    return all(party).stream().flatMap(grant -> Stream.ofNullable(notice(grant, now))).toList();
  }

  private @Nullable Notice notice(ShareRequest grant, Instant now) {
    Instant until = grant.granted().until();
    if (ENDED.contains(grant.state())) {
      return grant.changedAt().plus(noticeBefore).isAfter(now)
          ? new Notice(grant, Notice.Kind.valueOf(grant.state().name()), grant.changedAt(), until)
          : null;
    }
    if (until == null || until.minus(noticeBefore).isAfter(now)) {
      return null;
    }
    return now.isBefore(until)
        ? new Notice(grant, Notice.Kind.EXPIRING, until.minus(noticeBefore), until)
        : new Notice(grant, Notice.Kind.EXPIRED, until, until);
  }

  @Override
  public List<PinnedSubscriber> of(String type) {
    return readersOf(Resource.eventType(type));
  }

  /** Who receives something at this moment, with the version and the fields of it. */
  public List<PinnedSubscriber> readersOf(Resource resource) {
    Instant now = clock.instant();
    return requests.in(Set.of(State.GRANTED)).stream()
        .filter(grant -> grant.resource().equals(resource) && grant.isInForce(now))
        .map(Grants::pinned)
        .toList();
  }

  private static PinnedSubscriber pinned(ShareRequest grant) {
    List<String> fields = grant.granted().fields();
    return new PinnedSubscriber(
        grant.subscriber(),
        grant.typeVersion(),
        fields.equals(Fields.ALL) ? null : new HashSet<>(fields));
  }
}
