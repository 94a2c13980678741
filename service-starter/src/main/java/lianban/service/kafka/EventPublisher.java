package lianban.service.kafka;

import io.cloudevents.CloudEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.RecordMetadata;
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
    for (Sent sent : send(events)) {
      switch (sent) {
        case Sent.Taken _ -> {}
        case Sent.Refused(Throwable cause, _) -> throw untaken(cause);
        case Sent.Uncertain(Throwable cause) -> throw untaken(cause);
      }
    }
  }

  private static KafkaException untaken(Throwable cause) {
    return new KafkaException("the broker did not take every event", cause);
  }

  /**
   * Publishes the events in their order and waits until it is known what became of each, or may no
   * longer become known.
   *
   * @return for each, in their order
   */
  public List<Sent> send(List<CloudEvent> events) {
    List<CompletableFuture<Sent>> sends = new ArrayList<>(events.size());
    Map<String, Sent> stuck = new HashMap<>();
    for (CloudEvent event : events) {
      Sent before = stuck.get(event.getType());
      CompletableFuture<Sent> send =
          before == null ? start(event) : CompletableFuture.completedFuture(before);
      sends.add(send);
      // A topic that cannot be sent to makes each send wait; and nothing may overtake.
      if (before == null && send.isDone() && send.join() instanceof Sent.Uncertain uncertain) {
        stuck.put(event.getType(), uncertain);
      }
    }
    await(sends);
    var late = new Sent.Uncertain(new TimeoutException("the broker did not answer"));
    return sends.stream().map(send -> send.getNow(late)).toList();
  }

  private CompletableFuture<Sent> start(CloudEvent event) {
    try {
      return publish(event)
          .handle(
              (done, fault) -> fault == null ? taken(done.getRecordMetadata()) : Sent.of(fault));
    } catch (RuntimeException e) {
      return CompletableFuture.completedFuture(Sent.of(e));
    }
  }

  private static Sent taken(RecordMetadata metadata) {
    return new Sent.Taken(metadata.partition(), metadata.offset());
  }

  private static void await(List<CompletableFuture<Sent>> sends) {
    try {
      CompletableFuture.allOf(sends.toArray(CompletableFuture[]::new))
          .get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    } catch (TimeoutException _) {
      // What is known by now is told; the rest is uncertain.
    } catch (ExecutionException e) {
      throw new IllegalStateException("a send tells its fault as its outcome", e);
    }
  }
}
