package lianban.service.kafka;

import io.cloudevents.CloudEvent;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.InterruptException;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

/**
 * Publishes CloudEvents to the topic of their type, keyed by subject. A publication is done when
 * every in-sync replica has it.
 */
public final class EventPublisher {

  private static final long SECONDS = 65;

  private final KafkaTemplate<String, CloudEvent> kafka;

  public EventPublisher(KafkaTemplate<String, CloudEvent> kafka) {
    this.kafka = kafka;
  }

  /** Starts to publish; the future completes when the broker has the event. */
  public CompletableFuture<SendResult<String, CloudEvent>> publish(CloudEvent event) {
    String key = Objects.requireNonNull(event.getSubject(), "an event is keyed by its subject");
    return kafka.send(event.getType(), key, event);
  }

  /**
   * Publishes the events in their order and waits until the broker has all of them.
   *
   * @throws KafkaException if the broker did not take them; some may have been taken
   */
  public void publishAll(List<CloudEvent> events) {
    var sent = events.stream().map(this::publish).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(sent).get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("the broker did not take " + events.size() + " events", e);
    }
  }
}
