package lianban.service.kafka;

import io.cloudevents.CloudEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Works the events of a poll: those of different keys at the same time, those of one key and topic
 * in order. The poll is committed when all of it is done.
 *
 * <p>An event that fails comes again, and with it all that lie behind it in the poll. Those that
 * are done already are remembered until they are committed, so that waiting for one repeats nothing
 * of the others. The memory holds one poll at most for each partition.
 */
public final class PollWorker implements BatchMessageListener<String, CloudEvent>, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(PollWorker.class);

  private final EventHandler handler;
  private final ExecutorService workers;
  private final Set<Position> done = ConcurrentHashMap.newKeySet();
  private final ThreadLocal<PollPace> pace =
      ThreadLocal.withInitial(() -> new PollPace(System.nanoTime()));

  /** What is done with an event. */
  @FunctionalInterface
  public interface EventHandler {

    /**
     * @param topic where the event was read
     * @throws RuntimeException if the event is not done; it comes again or goes to the dead letters
     */
    void handle(String topic, CloudEvent event);
  }

  /**
   * @param parallelism how many keys are worked at the same time
   */
  public PollWorker(int parallelism, EventHandler handler) {
    this.handler = handler;
    // Not a bean: Boot would take it for the application's executor and make none for the web.
    this.workers =
        Executors.newFixedThreadPool(parallelism, Thread.ofVirtual().name("event-", 0).factory());
  }

  @Override
  public void onMessage(List<ConsumerRecord<String, CloudEvent>> poll) {
    var working =
        lanes(poll).stream()
            .map(lane -> CompletableFuture.supplyAsync(() -> work(lane), workers))
            .toList();
    Optional<Failure> first =
        working.stream()
            .map(CompletableFuture::join)
            .flatMap(Optional::stream)
            .min(Comparator.comparingInt(failure -> poll.indexOf(failure.record)));
    int count = first.map(failure -> poll.indexOf(failure.record)).orElse(poll.size());
    poll.subList(0, count).forEach(record -> done.remove(Position.of(record)));
    if (first.isPresent()) {
      throw new BatchListenerFailedException("an event", first.get().cause, first.get().record);
    }
    LockSupport.parkNanos(pace.get().restAfter(poll.size(), System.nanoTime()).toNanos());
  }

  /** What is still worked on now is not committed and comes again at the next start. */
  @Override
  public void close() {
    workers.shutdownNow();
  }

  private static Collection<List<ConsumerRecord<String, CloudEvent>>> lanes(
      List<ConsumerRecord<String, CloudEvent>> poll) {
    Map<Lane, List<ConsumerRecord<String, CloudEvent>>> lanes = new LinkedHashMap<>();
    for (var record : poll) {
      lanes
          .computeIfAbsent(new Lane(record.topic(), record.key()), lane -> new ArrayList<>())
          .add(record);
    }
    return lanes.values();
  }

  /** Works one lane up to the first event that fails: nothing may overtake it. */
  private Optional<Failure> work(List<ConsumerRecord<String, CloudEvent>> lane) {
    for (var record : lane) {
      try {
        workOnce(record);
      } catch (RuntimeException e) {
        // The class alone: a store's message may quote what it stores.
        log.warn("{} {} waits: {}", record.topic(), record.key(), e.getClass().getName());
        return Optional.of(new Failure(record, e));
      }
    }
    return Optional.empty();
  }

  private void workOnce(ConsumerRecord<String, CloudEvent> record) {
    if (done.contains(Position.of(record))) {
      return;
    }
    CloudEvent event = record.value();
    if (event == null) {
      throw new UnprocessableEventException("NOT_A_CLOUDEVENT: the record cannot be read");
    }
    handler.handle(record.topic(), event);
    done.add(Position.of(record));
  }

  private record Lane(String topic, @Nullable String key) {}

  private record Failure(ConsumerRecord<String, CloudEvent> record, RuntimeException cause) {}

  private record Position(String topic, int partition, long offset) {
    static Position of(ConsumerRecord<?, ?> record) {
      return new Position(record.topic(), record.partition(), record.offset());
    }
  }
}
