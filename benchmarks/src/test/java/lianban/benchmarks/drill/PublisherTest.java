package lianban.benchmarks.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class PublisherTest {

  private static final int EVENTS = 2_000;

  /** As slow as an answer may be without holding up the pace. */
  private static final Duration SLOW = Duration.ofMillis(200);

  @Test
  void slowAnswersDoNotHoldUpThePace() throws Exception {
    var enough = new CountDownLatch(EVENTS);
    Publishing slow =
        events -> {
          LockSupport.parkNanos(SLOW.toNanos());
          events.forEach(_ -> enough.countDown());
          return true;
        };
    long begun = System.nanoTime();
    try (var publisher = new Publisher(slow, "run")) {
      publisher.begin();
      assertThat(enough.await(20, TimeUnit.SECONDS)).isTrue();
      publisher.end();
      assertThat(publisher.count()).isGreaterThanOrEqualTo(EVENTS);
    }
    // Two seconds at the pace; on one connection it would be forty.
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(12));
  }

  @Test
  void aSubjectsNextEventWaitsUntilTheOneBeforeIsAcknowledged() throws Exception {
    Queue<Sent> taken = new ConcurrentLinkedQueue<>();
    Set<String> underWay = ConcurrentHashMap.newKeySet();
    Queue<String> faults = new ConcurrentLinkedQueue<>();
    var sends = new AtomicInteger();
    var enough = new CountDownLatch(EVENTS);
    Publishing shaky =
        events -> {
          Set<String> subjects = new HashSet<>();
          events.forEach(event -> subjects.add(event.subject()));
          subjects.stream().filter(subject -> !underWay.add(subject)).forEach(faults::add);
          int send = sends.incrementAndGet();
          // Some get lost on their way in, of others the answer does.
          if (send % 7 != 0) {
            taken.addAll(events);
          }
          underWay.removeAll(subjects);
          boolean isAcknowledged = send % 7 > 1;
          if (isAcknowledged) {
            events.forEach(_ -> enough.countDown());
          }
          return isAcknowledged;
        };
    List<Sent> acknowledged;
    try (var publisher = new Publisher(shaky, "run")) {
      publisher.begin();
      assertThat(enough.await(30, TimeUnit.SECONDS)).isTrue();
      publisher.end();
      acknowledged = new ArrayList<>(publisher.acknowledged());
    }

    assertThat(faults).isEmpty();
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(EVENTS).doesNotHaveDuplicates();
    Findings found = Findings.of(acknowledged, new ArrayList<>(taken));
    assertThat(found.missing()).isZero();
    assertThat(found.duplicated()).isZero();
    assertThat(found.reordered()).isZero();
    assertThat(found.repeated()).as("sent again under its own id").isPositive();
    Map<String, Integer> next = new HashMap<>();
    assertThat(acknowledged)
        .allSatisfy(
            event ->
                assertThat(event.number())
                    .isEqualTo(next.merge(event.subject(), 1, Integer::sum) - 1));
  }
}
