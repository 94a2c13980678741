package lianban.exchange.subscription;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lianban.kernel.problem.ProblemType;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Delivers again what was delivered since a moment, to one subscriber alone: by moving its position
 * back, or to a sandbox beside it.
 */
public final class ReplayService {

  private static final int TRIES = 10;

  private final SubscriptionService subscriptions;
  private final PositionStore positions;
  private final TopicTimes times;
  private final JsonMapper json;
  private final InstantSource clock;

  public ReplayService(
      SubscriptionService subscriptions,
      PositionStore positions,
      TopicTimes times,
      JsonMapper json,
      InstantSource clock) {
    this.subscriptions = subscriptions;
    this.positions = positions;
    this.times = times;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Moves the position back. Ids stay, so a receiver that drops what it has seen gets only what it
   * missed. A position that has not come that far yet is not moved forward.
   *
   * @param key the Idempotency-Key: the same replay has one effect
   * @return where it goes on from
   */
  public Map<Integer, Long> intoStream(
      Caller caller, String id, String key, String digest, Instant from) {
    Subscription subscription = subscriptions.own(caller, id);
    Map<Integer, Long> wanted = times.at(subscription.type(), from);
    for (int i = 0; i < TRIES; i++) {
      Position position = positions.find(id);
      if (position == null) {
        throw new ProblemException(ProblemType.NOT_FOUND, "There is no subscription " + id + ".");
      }
      Optional<Position.Replay> done =
          position.replays().stream().filter(r -> r.key().equals(key)).findFirst();
      if (done.isPresent()) {
        requireSame(done.get(), digest);
        return position.offsets();
      }
      Position back =
          position.rewound(
              earlier(position.offsets(), wanted),
              new Position.Replay(key, digest, from, clock.instant()));
      if (positions.replace(back)) {
        return back.offsets();
      }
    }
    throw new ProblemException(ProblemType.TOO_BUSY, "The position moves too fast; try again.");
  }

  private static void requireSame(Position.Replay before, String digest) {
    if (!before.digest().equals(digest)) {
      throw new ProblemException(
          ProblemType.IDEMPOTENCY_KEY_REUSED, "The key was used for another replay.");
    }
  }

  private static Map<Integer, Long> earlier(Map<Integer, Long> now, Map<Integer, Long> wanted) {
    Map<Integer, Long> earlier = new HashMap<>(wanted);
    now.forEach((partition, offset) -> earlier.merge(partition, offset, Math::min));
    return earlier;
  }

  /** A subscription beside it, to another address, which starts at that moment. */
  public SubscriptionService.Made intoSandbox(
      Caller caller, String id, String key, String url, Instant from, String digest) {
    Subscription original = subscriptions.own(caller, id);
    var draft =
        new SubscriptionDraft(
            original.type(),
            json.readTree(original.filters()),
            Subscription.Channel.WEBHOOK,
            url,
            from.toString(),
            digest);
    return subscriptions.create(caller, key, draft, id);
  }
}
