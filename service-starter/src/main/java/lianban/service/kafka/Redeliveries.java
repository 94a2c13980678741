package lianban.service.kafka;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import lianban.kernel.event.EventTypes;
import lianban.service.kafka.PollWorker.EventHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets listeners take back their dead letters. They come on one topic for all listeners of a user
 * and name the consumer group that they are for. Each is tried once, and what became of it is told
 * before it is committed: whoever sent it decides whether it is tried again, so that it never holds
 * up what comes behind it. Killed before that is told, it is tried again.
 *
 * <p>A listener reads the topic together with its own, by {@link PollWorker#acrossTopics}: both
 * have as many partitions, so that what has one key is worked one after the other.
 */
public final class Redeliveries {

  /** Extension of an event that comes back: the id of its dead letter. */
  public static final String LETTER = "redelivery";

  /** Extension of an event that comes back: the consumer group that it is for. */
  public static final String READER = "redeliveredto";

  private static final Logger log = LoggerFactory.getLogger(Redeliveries.class);

  private final String user;
  private final EventPublisher publisher;
  private final EventJson json;
  private final InstantSource clock;

  /**
   * @param user whom the broker knows the listeners as
   */
  public Redeliveries(String user, EventPublisher publisher, EventJson json, InstantSource clock) {
    this.user = user;
    this.publisher = publisher;
    this.json = json;
    this.clock = clock;
  }

  /** The topic that dead letters come back on. */
  public String topic() {
    return EventTypes.redelivery(user);
  }

  /**
   * A handler that takes back what is for its reader and leaves to the others what is theirs.
   *
   * @param reader the listener's consumer group
   * @param handler gets every event as it was at first
   */
  public EventHandler following(String reader, EventHandler handler) {
    return (topic, event) -> {
      if (!topic.equals(topic())) {
        handler.handle(topic, event);
      } else if (reader.equals(text(event, READER))) {
        tell(event, attempt(reader, handler, event));
      }
    };
  }

  private RedeliveryOutcome attempt(String reader, EventHandler handler, CloudEvent event) {
    String letter = text(event, LETTER);
    Instant begun = clock.instant();
    String fault = null;
    try {
      handler.handle(event.getType(), asItWas(event));
    } catch (RuntimeException | Error e) {
      fault = DeadLetterCause.of(e);
      log.warn("dead letter {} failed again: {}", letter, e.getClass().getName());
    }
    long millis = Duration.between(begun, clock.instant()).toMillis();
    return new RedeliveryOutcome(letter, reader, begun, millis, fault);
  }

  private static CloudEvent asItWas(CloudEvent event) {
    return CloudEventBuilder.v1(event).withoutExtension(LETTER).withoutExtension(READER).build();
  }

  private void tell(CloudEvent event, RedeliveryOutcome outcome) {
    String id = outcome.letter() + "@" + outcome.at().toEpochMilli();
    String type = EventTypes.redelivered(user);
    CloudEvent told =
        json.event(id, "/" + user, type, outcome.letter(), outcome.at(), outcome)
            .withExtension("department", user)
            .withExtension("causationid", event.getId())
            .build();
    publisher.publishAll(List.of(told));
  }

  private static String text(CloudEvent event, String extension) {
    @Nullable Object value = event.getExtension(extension);
    return Objects.toString(value, "");
  }
}
