package lianban.exchange.tracking;

import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lianban.exchange.catalog.Grant;
import lianban.exchange.catalog.Grants;
import lianban.exchange.deadletter.Attempt;
import lianban.exchange.deadletter.DeadLetter;
import lianban.exchange.deadletter.DeadLetters;
import lianban.exchange.delivery.Cursor;
import lianban.exchange.delivery.DisclosureService;
import lianban.exchange.delivery.EventFilterJson;
import lianban.exchange.delivery.TopicEvent;
import lianban.exchange.delivery.TopicReader;
import lianban.exchange.subscription.Checkpoints;
import lianban.exchange.subscription.Position;
import lianban.exchange.subscription.Position.Mark;
import lianban.exchange.subscription.PositionStore;
import lianban.exchange.subscription.Subscription;
import lianban.exchange.subscription.Subscriptions;
import lianban.exchange.webhook.DeliveryRecords;
import org.jspecify.annotations.Nullable;

/**
 * To whom an event was delivered, and when. No delivery leaves a record of its own: it follows from
 * where each subscription stands, and when it came past.
 */
public final class EventDeliveries {

  private static final Duration WAIT = Duration.ofSeconds(2);

  private final Subscriptions subscriptions;
  private final PositionStore positions;
  private final Checkpoints checkpoints;
  private final DeadLetters letters;
  private final DeliveryRecords records;
  private final TopicReader topics;
  private final Grants grants;
  private final DisclosureService disclosure;
  private final InstantSource clock;

  public EventDeliveries(
      Subscriptions subscriptions,
      PositionStore positions,
      Checkpoints checkpoints,
      DeadLetters letters,
      DeliveryRecords records,
      TopicReader topics,
      Grants grants,
      DisclosureService disclosure,
      InstantSource clock) {
    this.subscriptions = subscriptions;
    this.positions = positions;
    this.checkpoints = checkpoints;
    this.letters = letters;
    this.records = records;
    this.topics = topics;
    this.grants = grants;
    this.disclosure = disclosure;
    this.clock = clock;
  }

  /** How far it got. */
  public enum State {
    DELIVERED,
    WAITING,
    DEAD_LETTER
  }

  /**
   * An event and a subscription that gets it.
   *
   * @param after it was not delivered before, as far as that is known
   * @param by it was delivered then at the latest; a position that fell back shows the first time
   * @param attempts 1 unless it needed more; 0 if it is not known to have been sent
   * @param letter the id of its dead letter
   */
  public record Delivery(
      String subscriber,
      String subscription,
      Subscription.Channel channel,
      State state,
      @Nullable Instant after,
      @Nullable Instant by,
      int attempts,
      @Nullable String letter) {}

  /**
   * All deliveries of the event at a place, in the order of the subscriptions' ids.
   *
   * @return null if the event is not on its topic any more: then nothing is known
   * @throws TopicReader.NoReaderException if too many read the log at the same time
   */
  public @Nullable List<Delivery> of(String type, int partition, long offset) {
    TopicEvent event = event(type, partition, offset);
    if (event == null) {
      return null;
    }
    List<Delivery> deliveries = new ArrayList<>();
    for (Subscription subscription : subscriptions.ofType(type)) {
      Position position = positions.find(subscription.id());
      if (position != null
          && offset >= position.start().getOrDefault(partition, 0L)
          && isMeant(subscription, event.event())) {
        deliveries.add(delivery(subscription, position, event));
      }
    }
    return deliveries;
  }

  private Delivery delivery(Subscription subscription, Position position, TopicEvent event) {
    int partition = event.partition();
    long offset = event.offset();
    String id = DeadLetter.id(subscription.id(), partition, offset);
    DeadLetter letter = letters.find(id);
    List<Attempt> attempts =
        letter == null ? records.find(List.of(id)).getOrDefault(id, List.of()) : letter.attempts();
    Mark mark = position.marks().get(partition);
    boolean isDone = mark != null && mark.isDone(offset);
    if (letter != null && letter.state() != DeadLetter.State.DELIVERED) {
      return result(subscription, State.DEAD_LETTER, null, null, attempts.size(), id);
    }
    if (!isDone) {
      return result(subscription, State.WAITING, null, null, attempts.size(), null);
    }
    if (!attempts.isEmpty()) {
      Instant at = attempts.getLast().at();
      String known = letter == null ? null : id;
      return result(subscription, State.DELIVERED, at, at, attempts.size(), known);
    }
    var passage = checkpoints.passage(subscription.id(), partition, offset, clock.instant());
    Instant after = passage == null ? event.at() : later(passage.after(), event.at());
    return result(
        subscription, State.DELIVERED, after, passage == null ? null : passage.by(), 1, null);
  }

  private static Delivery result(
      Subscription subscription,
      State state,
      @Nullable Instant after,
      @Nullable Instant by,
      int attempts,
      @Nullable String letter) {
    return new Delivery(
        subscription.client(),
        subscription.id(),
        subscription.channel(),
        state,
        after,
        by,
        attempts,
        letter);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private boolean isMeant(Subscription subscription, CloudEvent event) {
    Grant grant =
        grants.current(subscription.client(), subscription.department(), subscription.type());
    CloudEvent seen =
        grant == null ? event : disclosure.disclosed(grant, subscription.client(), event);
    return seen != null && EventFilterJson.kept(subscription.filters()).matches(seen);
  }

  /** The other partitions are not read. */
  private @Nullable TopicEvent event(String type, int partition, long offset) {
    Map<Integer, Long> offsets = new HashMap<>(topics.end(type).offsets());
    if (offset >= offsets.getOrDefault(partition, 0L)) {
      return null;
    }
    offsets.put(partition, offset);
    return topics.read(new Cursor(type, offsets), event -> event, 1, WAIT).events().stream()
        .filter(found -> found.partition() == partition && found.offset() == offset)
        .findFirst()
        .orElse(null);
  }
}
