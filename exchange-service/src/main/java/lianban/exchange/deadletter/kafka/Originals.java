package lianban.exchange.deadletter.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lianban.exchange.catalog.EventTypes;
import lianban.exchange.proof.EventLog;
import lianban.exchange.proof.EventLog.Logged;
import lianban.exchange.proof.Partition;
import lianban.proof.Place;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Looks up what stands where a dead letter says it is from. Whoever may read a type may write to
 * its dead-letter topic, so the letter's own copy proves nothing: what is sent again is what was
 * published.
 */
public final class Originals {

  private final EventTypes types;
  private final EventLog topics;

  public Originals(EventTypes types, EventLog topics) {
    this.types = types;
    this.topics = topics;
  }

  /**
   * What stands there; null if the place is not one of an event type, or nothing is there any more.
   *
   * @throws TimeoutException if the broker does not tell in time
   */
  @Nullable Logged find(Place place) {
    if (types.find(place.type()) == null) {
      return null;
    }
    var part = new Partition(place.type(), place.partition());
    long end = topics.ends(List.of(place.type())).getOrDefault(part, 0L);
    if (place.offset() < 0 || place.offset() >= end) {
      return null;
    }
    long first = topics.beginnings(List.of(part)).getOrDefault(part, 0L);
    return place.offset() < first ? null : read(part, place);
  }

  private @Nullable Logged read(Partition part, Place place) {
    List<Logged> found = new ArrayList<>();
    Map<Partition, Long> next =
        topics.read(
            Map.of(part, place.offset()),
            Map.of(part, place.offset() + 1),
            1,
            logged -> {
              if (logged.place().equals(place)) {
                found.add(logged);
              }
            });
    if (found.isEmpty() && next.getOrDefault(part, 0L) <= place.offset()) {
      throw new TimeoutException("the broker does not tell what stands at a dead letter's place");
    }
    return found.isEmpty() ? null : found.getFirst();
  }
}
