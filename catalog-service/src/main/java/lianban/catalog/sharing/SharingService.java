package lianban.catalog.sharing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lianban.catalog.definition.Kind;
import lianban.catalog.sharing.ShareRequest.State;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.Fault;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Takes share requests and what the parties do about them: load, decide, save. */
public final class SharingService {

  private static final int ATTEMPTS = 20;
  private static final int LONGEST_YEARS = 100;

  private final ShareRequests requests;
  private final SharedResources resources;
  private final ShareRequestPolicy policy;
  private final InstantSource clock;

  public SharingService(
      ShareRequests requests,
      SharedResources resources,
      ShareRequestPolicy policy,
      InstantSource clock) {
    this.requests = requests;
    this.resources = resources;
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * Asks for an event type or a data set.
   *
   * @param key the asker's idempotency key: the same key and filing have one effect
   * @throws ProblemException if the filing has faults, or the key was used for another
   */
  public ShareRequest submit(Party asker, ShareFiling filing, String key) {
    String id = RequestIds.of(asker.name(), key);
    String digest = RequestIds.digest(filing.toString());
    ShareRequest earlier = requests.find(id);
    if (earlier == null) {
      ShareRequest fresh = request(id, digest, asker, filing);
      if (requests.insert(fresh)) {
        return fresh;
      }
      earlier = found(id);
    }
    if (!digest.equals(earlier.keys().get(id))) {
      throw new ProblemException(
          ProblemType.IDEMPOTENCY_KEY_REUSED,
          "Something else was asked for under this Idempotency-Key.");
    }
    return earlier;
  }

  private ShareRequest request(String id, String digest, Party asker, ShareFiling filing) {
    SharedResource wanted = wanted(filing);
    Instant now = clock.instant();
    requireFit(filing, wanted, now);
    Access asked = new Access(wanted.named(filing.fields()), filing.rows(), filing.until());
    return new ShareRequest(
            id,
            1,
            wanted.resource(),
            wanted.owner(),
            asker.name(),
            wanted.sharing(),
            filing.purpose(),
            filing.legalBasis(),
            asked,
            filing.duration(),
            State.SUBMITTED,
            null,
            wanted.version(),
            null,
            null,
            false,
            List.of(),
            0,
            Map.of(id, digest))
        .apply(policy.submitted(wanted.sharing(), wanted.condition(), asker, now));
  }

  private static void requireFit(ShareFiling filing, SharedResource wanted, Instant now) {
    List<Fault> faults = new ArrayList<>(FieldRules.faults(filing.fields(), wanted.schema()));
    if (!isTerm(filing.until(), filing.duration(), now)) {
      faults.add(new Fault("/term", "range", "The term ends after now and within 100 years."));
    }
    if (wanted.resource().kind() == Kind.DATA_SET && filing.rows() != Access.Rows.ALL) {
      faults.add(new Fault("/rows", "enum", "A data set has the rows of the holder asked about."));
    }
    if (!faults.isEmpty()) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST, "The request does not fit what it asks for.", faults);
    }
  }

  private static boolean isTerm(@Nullable Instant until, @Nullable Period duration, Instant now) {
    OffsetDateTime today = now.atOffset(ZoneOffset.UTC);
    try {
      Instant end = duration == null ? until : today.plus(duration).toInstant();
      return end != null
          && end.isAfter(now)
          && end.isBefore(today.plusYears(LONGEST_YEARS).toInstant());
    } catch (DateTimeException e) {
      return false;
    }
  }

  private SharedResource wanted(ShareFiling filing) {
    Integer version = filing.version();
    SharedResource current = resources.current(filing.resource());
    if (current == null) {
      throw unknown(filing.resource());
    }
    SharedResource pinned =
        version == null ? current : resources.version(filing.resource(), version);
    if (pinned == null) {
      throw noSuchVersion();
    }
    // How it is shared today counts, whatever version is read by.
    return new SharedResource(
        current.resource(),
        current.owner(),
        pinned.version(),
        current.sharing(),
        current.condition(),
        pinned.schema(),
        pinned.whole());
  }

  /** That the catalogue has nothing of that name. */
  static ProblemException unknown(Resource resource) {
    return new ProblemException(
        resource.kind() == Kind.DATA_SET
            ? ProblemType.UNKNOWN_DATA_SET
            : ProblemType.UNKNOWN_EVENT_TYPE,
        "The catalogue has no %s \"%s\".".formatted(resource.kind().noun(), resource.key()));
  }

  /**
   * Does what a party wants to a request.
   *
   * @param key the party's idempotency key: the same key and command have one effect
   * @throws ProblemException if the party does not see the request or may not do this
   */
  public ShareRequest command(String id, Party by, ShareCommand command, String key) {
    if (command instanceof ShareCommand.Pin(int version)) {
      requireVersion(visible(id, by).resource(), version);
    }
    String scoped = by.name() + "/" + key;
    String digest = RequestIds.digest(id + command);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      ShareRequest request = visible(id, by);
      String earlier = request.keys().get(scoped);
      if (earlier != null) {
        return repeated(request, earlier.equals(digest));
      }
      ShareRequest next = after(request, command, by).changedUnder(scoped, digest);
      if (requests.replace(next)) {
        return next;
      }
    }
    throw new ProblemException(ProblemType.CONFLICT, "Others are changing the same request.");
  }

  private ShareRequest after(ShareRequest request, ShareCommand command, Party by) {
    return switch (policy.decide(request, command, by, clock.instant())) {
      case Decision.Done(var events) -> {
        ShareRequest next = request;
        for (ShareEvent event : events) {
          next = next.apply(event);
        }
        yield next;
      }
      case Decision.NotYours(String detail) ->
          throw new ProblemException(ProblemType.ACCESS_DENIED, detail);
      case Decision.NotNow(String detail) ->
          throw new ProblemException(ProblemType.CONFLICT, detail);
      case Decision.Wrong(String detail) ->
          throw new ProblemException(ProblemType.INVALID_REQUEST, detail);
    };
  }

  private static ShareRequest repeated(ShareRequest request, boolean isSame) {
    if (!isSame) {
      throw new ProblemException(
          ProblemType.IDEMPOTENCY_KEY_REUSED,
          "Something else was done to this request under this Idempotency-Key.");
    }
    return request;
  }

  /** Lets time do what it does: what a silent owner's clock brings, a grant's end. */
  public void lapse() {
    for (ShareRequest request : requests.in(Set.of(State.SUBMITTED, State.GRANTED))) {
      ShareRequest next = after(request, new ShareCommand.Lapse(), Party.NOBODY);
      if (!next.equals(request)) {
        // Whoever was quicker has done it, or something that counts more.
        requests.replace(next.changedUnder(null, ""));
      }
    }
  }

  /**
   * One request.
   *
   * @throws ProblemException if there is none that the party may see
   */
  public ShareRequest visible(String id, Party party) {
    ShareRequest request = requests.find(id);
    if (request == null || !party.sees(request)) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no such request of yours.");
    }
    return request;
  }

  private ShareRequest found(String id) {
    ShareRequest request = requests.find(id);
    if (request == null) {
      throw new IllegalStateException("a request that was there is gone: " + id);
    }
    return request;
  }

  private void requireVersion(Resource resource, int version) {
    if (resources.version(resource, version) == null) {
      throw noSuchVersion();
    }
  }

  private static ProblemException noSuchVersion() {
    return new ProblemException(
        ProblemType.INVALID_REQUEST,
        "The request names a version that is not there.",
        List.of(new Fault("/version", "unknown-version", "There is no such version of it.")));
  }

  /** A page of the requests that a party sees, ordered by id. */
  public List<ShareRequest> page(Party party, @Nullable State state, String after, int limit) {
    Set<String> parties = party.seesAll() ? null : withName(party);
    return requests.page(parties, state, after, limit);
  }

  private static Set<String> withName(Party party) {
    Set<String> names = new HashSet<>(party.owns());
    names.add(party.name());
    return names;
  }
}
