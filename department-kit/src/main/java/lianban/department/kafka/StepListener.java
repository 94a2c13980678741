package lianban.department.kafka;

import io.cloudevents.CloudEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import lianban.department.StepAnswering;
import lianban.service.kafka.EventPublisher;
import lianban.service.kafka.UnprocessableEventException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Works the requests of a poll: different cases at the same time, one case's requests in order. An
 * answer leaves as soon as there is one; the poll is committed when the broker has all of its
 * answers.
 *
 * <p>A request that fails comes again, and with it all that lie behind it in the poll. Those that
 * are answered already are remembered until they are committed, so that waiting for one repeats
 * nothing of the others. The memory holds one poll at most for each partition.
 */
final class StepListener implements BatchMessageListener<String, CloudEvent>, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(StepListener.class);

  private final StepAnswering answering;
  private final EventPublisher publisher;
  private final ExecutorService workers;
  private final Set<Position> answered = ConcurrentHashMap.newKeySet();

  /**
   * @param parallelism how many cases are worked at the same time
   */
  StepListener(StepAnswering answering, EventPublisher publisher, int parallelism) {
    this.answering = answering;
    this.publisher = publisher;
    // Not a bean: Boot would take it for the application's executor and make none for the web.
    this.workers =
        Executors.newFixedThreadPool(parallelism, Thread.ofVirtual().name("step-", 0).factory());
  }

  @Override
  public void onMessage(List<ConsumerRecord<String, CloudEvent>> poll) {
    var working =
        byCase(poll).stream()
            .map(requests -> CompletableFuture.supplyAsync(() -> work(requests), workers))
            .toList();
    Optional<Failure> first =
        working.stream()
            .map(CompletableFuture::join)
            .flatMap(Optional::stream)
            .min(Comparator.comparingInt(failure -> poll.indexOf(failure.request)));
    int done = first.map(failure -> poll.indexOf(failure.request)).orElse(poll.size());
    poll.subList(0, done).forEach(request -> answered.remove(Position.of(request)));
    if (first.isPresent()) {
      throw new BatchListenerFailedException("a step", first.get().cause, first.get().request);
    }
  }

  /** What is still worked on now is not committed and comes again at the next start. */
  @Override
  public void close() {
    workers.shutdownNow();
  }

  private static List<List<ConsumerRecord<String, CloudEvent>>> byCase(
      List<ConsumerRecord<String, CloudEvent>> poll) {
    Map<String, List<ConsumerRecord<String, CloudEvent>>> cases = new LinkedHashMap<>();
    for (var request : poll) {
      String caseId = Objects.requireNonNullElse(request.key(), "");
      cases.computeIfAbsent(caseId, key -> new ArrayList<>()).add(request);
    }
    return List.copyOf(cases.values());
  }

  /** Works one case's requests up to the first that fails: nothing may overtake it. */
  private Optional<Failure> work(List<ConsumerRecord<String, CloudEvent>> requests) {
    for (var request : requests) {
      try {
        answerOnce(request);
      } catch (RuntimeException e) {
        // The class alone: a store's message may quote what it stores.
        log.warn("case {} waits: {}", request.key(), e.getClass().getName());
        return Optional.of(new Failure(request, e));
      }
    }
    return Optional.empty();
  }

  private void answerOnce(ConsumerRecord<String, CloudEvent> request) {
    if (answered.contains(Position.of(request))) {
      return;
    }
    CloudEvent event = request.value();
    if (event == null) {
      throw new UnprocessableEventException("NOT_A_CLOUDEVENT: the record cannot be read");
    }
    publisher.publishAll(List.of(answering.answer(event)));
    answered.add(Position.of(request));
  }

  private record Failure(ConsumerRecord<String, CloudEvent> request, RuntimeException cause) {}

  private record Position(int partition, long offset) {
    static Position of(ConsumerRecord<?, ?> request) {
      return new Position(request.partition(), request.offset());
    }
  }
}
