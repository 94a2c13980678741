package lianban.exchange.subscription;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import lianban.exchange.delivery.Cursor;
import lianban.exchange.delivery.EventFilterJson;
import lianban.exchange.delivery.Progress;
import lianban.exchange.delivery.Reading;
import lianban.exchange.subscription.Subscription.Channel;
import lianban.exchange.subscription.Subscription.State;
import lianban.kernel.problem.ProblemType;
import lianban.service.access.Caller;
import lianban.service.problem.Fault;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Reading by a subscription: it says what is wanted and where reading begins, and is told how far
 * the reader came.
 */
public final class SubscribedReadings {

  /** How soon a reader notices that its subscription was changed. */
  private static final Duration NOTICED = Duration.ofSeconds(5);

  private final Subscriptions subscriptions;
  private final PositionStore store;
  private final Positions positions;
  private final InstantSource clock;

  public SubscribedReadings(
      Subscriptions subscriptions, PositionStore store, Positions positions, InstantSource clock) {
    this.subscriptions = subscriptions;
    this.store = store;
    this.positions = positions;
    this.clock = clock;
  }

  /**
   * What to read.
   *
   * @param channel by which the caller reads
   * @param type that the caller expects, null for whichever it is
   * @param cursor where the caller was before, null to begin where the subscription stands
   * @throws ProblemException if it is not the caller's, not of that channel and type, or stopped
   */
  public Reading of(
      Caller caller, String id, Channel channel, @Nullable String type, @Nullable String cursor) {
    Subscription found = SubscriptionService.own(subscriptions, caller, id);
    if (found.channel() != channel) {
      throw unfit("/subscription", "is of the channel " + found.channel() + ", not " + channel);
    }
    if (type != null && !type.equals(found.type())) {
      throw unfit("/type", "is left out or " + found.type() + ", which the subscription is to");
    }
    requireActive(found);
    return new Reading(
        found.type(),
        cursor,
        cursor == null ? standing(id) : new Reading.Start.Earliest(),
        EventFilterJson.kept(found.filters()),
        new Subscribed(found));
  }

  private Reading.Start standing(String id) {
    Position position = store.find(id);
    if (position == null) {
      throw ended(id);
    }
    return new Reading.Start.Standing(position.offsets());
  }

  private static void requireActive(Subscription subscription) {
    if (subscription.state() != State.ACTIVE) {
      throw new ProblemException(
          ProblemType.CONFLICT,
          "The subscription is "
              + subscription.state()
              + "; set its state to ACTIVE, then it goes on where it stood.");
    }
  }

  private static ProblemException ended(String id) {
    return new ProblemException(ProblemType.NOT_FOUND, "There is no subscription " + id + ".");
  }

  private static ProblemException unfit(String pointer, String message) {
    return new ProblemException(
        ProblemType.INVALID_REQUEST,
        "The subscription cannot be read so.",
        List.of(new Fault(pointer, "invalid", message)));
  }

  /** Of use to one thread at a time. */
  private final class Subscribed implements Progress {
    private final Subscription begun;
    private long looked = System.nanoTime();

    private Subscribed(Subscription begun) {
      this.begun = begun;
    }

    @Override
    public void reached(Cursor cursor) {
      positions.reached(begun.id(), cursor, clock.instant());
    }

    @Override
    public boolean isCurrent() {
      long now = System.nanoTime();
      if (now - looked < NOTICED.toNanos()) {
        return true;
      }
      looked = now;
      Subscription found = subscriptions.find(begun.id());
      if (found == null) {
        throw ended(begun.id());
      }
      requireActive(found);
      return found.version() == begun.version();
    }
  }
}
