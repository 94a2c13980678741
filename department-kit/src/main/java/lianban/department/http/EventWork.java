package lianban.department.http;

import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lianban.department.Listening;
import lianban.department.UndoneEvents;
import lianban.service.kafka.UnprocessableEventException;
import lianban.service.problem.FaultClassifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works an event until it is done: what may go away by itself is tried again without end, any other
 * fault for a while, and what cannot be processed is kept apart.
 */
final class EventWork {

  private static final Logger log = LoggerFactory.getLogger(EventWork.class);

  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final UndoneEvents undone;
  private final List<FaultClassifier> classifiers;
  private final Duration patience;

  /**
   * @param patience how long a fault that nobody foresaw is tried again
   */
  EventWork(UndoneEvents undone, List<FaultClassifier> classifiers, Duration patience) {
    this.undone = undone;
    this.classifiers = List.copyOf(classifiers);
    this.patience = patience;
  }

  /**
   * Returns when the event is done or kept apart.
   *
   * @throws IllegalStateException if this process is stopping; the event comes again
   */
  void until(Listening listening, CloudEvent event) {
    Duration pause = FIRST;
    long giveUp = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        listening.handler().handle(listening.type(), event);
        return;
      } catch (UnprocessableEventException e) {
        undone.keep(listening.name(), event, String.valueOf(e.getMessage()));
        return;
      } catch (RuntimeException e) {
        log.warn("{} waits: {}", listening.name(), e.getClass().getName());
        if (System.nanoTime() > giveUp && !FaultClassifier.isTransient(e, classifiers)) {
          undone.keep(listening.name(), event, e.getClass().getName());
          return;
        }
      }
      pause(pause);
      pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
    }
  }

  private static void pause(Duration time) {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("this process is stopping", e);
    }
  }
}
