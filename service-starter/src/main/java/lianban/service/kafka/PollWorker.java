package lianban.service.kafka;

import io.cloudevents.CloudEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
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
 * are done already are remembered until later polls show that they were committed, so that waiting
 * for one repeats nothing of the others. The memory holds some polls at most for each partition.
 */
public final class PollWorker implements BatchMessageListener<String, CloudEvent>, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(PollWorker.class);

  private final EventHandler handler;
  private final Function<ConsumerRecord<String, CloudEvent>, Lane> lane;
  private final ExecutorService workers;
  private final Set<Position> done = ConcurrentHashMap.newKeySet();
  private volatile boolean isClosed;
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
    this(parallelism, handler, record -> new Lane(record.topic(), record.key()));
  }

  /**
   * A worker that keeps the events of one key in order whatever topic they come from.
   *
   * @param parallelism how many keys are worked at the same time
   */
  public static PollWorker acrossTopics(int parallelism, EventHandler handler) {
    return new PollWorker(parallelism, handler, record -> new Lane("", record.key()));
  }

  private PollWorker(
      int parallelism,
      EventHandler handler,
      Function<ConsumerRecord<String, CloudEvent>, Lane> lane) {
    this.handler = handler;
    this.lane = lane;
    // Not a bean: Boot would take it for the application's executor and make none for the web.
    this.workers =
        Executors.newFixedThreadPool(parallelism, Thread.ofVirtual().name("event-", 0).factory());
  }

  @Override
  public void onMessage(List<ConsumerRecord<String, CloudEvent>> poll) {
    forgetBefore(poll);
    List<CompletableFuture<@Nullable Failure>> working = new ArrayList<>();
    for (var lane : lanes(poll)) {
      working.add(start(lane));
    }
    Failure first = null;
    for (var lane : working) {
      Failure failure = lane.join();
      if (failure != null && (first == null || isBefore(poll, failure, first))) {
        first = failure;
      }
    }
    if (first != null) {
      throw new BatchListenerFailedException("an event", first.cause, first.record);
    }
    LockSupport.parkNanos(pace.get().restAfter(poll.size(), System.nanoTime()).toNanos());
  }

  /**
   * What a poll no longer brings has been committed, and what it brings anew was asked for anew.
   */
  private void forgetBefore(List<ConsumerRecord<String, CloudEvent>> poll) {
    Map<TopicPartition, Long> firsts = new HashMap<>();
    poll.forEach(
        record ->
            firsts.putIfAbsent(
                new TopicPartition(record.topic(), record.partition()), record.offset()));
    done.removeIf(
        position -> {
          Long first = firsts.get(position.partition);
          return first != null && position.offset < first;
        });
  }

  private CompletableFuture<@Nullable Failure> start(
      List<ConsumerRecord<String, CloudEvent>> lane) {
    try {
      return CompletableFuture.supplyAsync(() -> work(lane), workers);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedFuture(new Failure(lane.getFirst(), e));
    }
  }

  private static boolean isBefore(
      List<ConsumerRecord<String, CloudEvent>> poll, Failure one, Failure other) {
    return poll.indexOf(one.record) < poll.indexOf(other.record);
  }

  /** What is worked on now is not committed and comes again at the next start. */
  @Override
  public void close() {
    // Not at once: whoever waits for the rest of a poll has to hear that it failed.
    isClosed = true;
    workers.shutdown();
  }

  private Collection<List<ConsumerRecord<String, CloudEvent>>> lanes(
      List<ConsumerRecord<String, CloudEvent>> poll) {
    Map<Lane, List<ConsumerRecord<String, CloudEvent>>> lanes = new LinkedHashMap<>();
    for (var record : poll) {
      lanes.computeIfAbsent(lane.apply(record), _ -> new ArrayList<>()).add(record);
    }
    return lanes.values();
  }

  /** Works one lane up to the first event that fails: nothing may overtake it. */
  private @Nullable Failure work(List<ConsumerRecord<String, CloudEvent>> lane) {
    for (var record : lane) {
      try {
        workOnce(record);
      } catch (RuntimeException | Error e) {
        // The class alone: a store's message may quote what it stores.
        log.warn("{} {} waits: {}", record.topic(), record.key(), e.getClass().getName());
        return new Failure(record, e);
      }
    }
    return null;
  }

  private void workOnce(ConsumerRecord<String, CloudEvent> record) {
    if (done.contains(Position.of(record))) {
      return;
    }
    if (isClosed) {
      throw new RejectedExecutionException("this process is stopping");
    }
    CloudEvent event = record.value();
    if (event == null) {
      throw new UnprocessableEventException("NOT_A_CLOUDEVENT: the record cannot be read");
    }
    handler.handle(record.topic(), event);
    done.add(Position.of(record));
  }

  private record Lane(String topic, @Nullable String key) {}

  private record Failure(ConsumerRecord<String, CloudEvent> record, Throwable cause) {}

  private record Position(TopicPartition partition, long offset) {
    static Position of(ConsumerRecord<?, ?> record) {
      return new Position(new TopicPartition(record.topic(), record.partition()), record.offset());
    }
  }
}
