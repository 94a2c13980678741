package lianban.service.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.listener.BatchListenerFailedException;

class PollWorkerTest {

  private final List<String> handled = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Throwable> faults = new ConcurrentHashMap<>();
  private final PollWorker worker =
      new PollWorker(
          16,
          (topic, event) -> {
            Throwable fault = faults.get(event.getId());
            switch (fault) {
              case RuntimeException e -> throw e;
              case Error e -> throw e;
              case null, default -> handled.add(event.getId());
            }
          });

  @Test
  void keepsTheOrderOfAKeyAndLosesNone() {
    List<ConsumerRecord<String, CloudEvent>> poll =
        IntStream.range(0, 200).mapToObj(i -> record(0, i, "key" + i % 7, "e" + i)).toList();

    worker.onMessage(poll);

    assertThat(handled).hasSize(200);
    for (int key = 0; key < 7; key++) {
      int own = key;
      assertThat(handled)
          .filteredOn(id -> Integer.parseInt(id.substring(1)) % 7 == own)
          .isSortedAccordingTo(
              (one, other) ->
                  Integer.parseInt(one.substring(1)) - Integer.parseInt(other.substring(1)));
    }
  }

  @Test
  void worksDifferentKeysAtTheSameTime() {
    var together = new CyclicBarrier(3);
    var meeting =
        new PollWorker(
            3,
            (topic, event) -> {
              try {
                together.await();
                handled.add(event.getId());
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });

    meeting.onMessage(
        List.of(record(0, 0, "a", "a0"), record(0, 1, "b", "b0"), record(1, 0, "c", "c0")));

    assertThat(handled).containsExactlyInAnyOrder("a0", "b0", "c0");
  }

  @Test
  void worksOneKeyOfSeveralTopicsOneAfterTheOtherIfItIsToldTo() {
    var atOnce = new AtomicInteger();
    var most = new AtomicInteger();
    try (var across =
        PollWorker.acrossTopics(
            8,
            (topic, event) -> {
              most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
              LockSupport.parkNanos(10_000);
              handled.add(topic + event.getId());
              atOnce.decrementAndGet();
            })) {
      List<ConsumerRecord<String, CloudEvent>> poll = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        CloudEvent event = record(0, i, "a", "" + i).value();
        poll.add(new ConsumerRecord<>(i % 2 == 0 ? "type" : "back", 0, i, "a", event));
      }
      across.onMessage(poll);
    }

    assertThat(handled).hasSize(100);
    assertThat(most).hasValue(1);
  }

  @Test
  void namesTheFirstThatFailsAndRepeatsNothingOfTheOthers() {
    List<ConsumerRecord<String, CloudEvent>> poll =
        List.of(
            record(0, 5, "a", "a5"),
            record(0, 6, "b", "b6"),
            record(0, 7, "c", "c7"),
            record(0, 8, "b", "b8"));
    faults.put("b6", new IllegalStateException("away"));

    assertThatExceptionOfType(BatchListenerFailedException.class)
        .isThrownBy(() -> worker.onMessage(poll))
        .satisfies(fault -> assertThat(fault.getRecord()).isSameAs(poll.get(1)));
    assertThat(handled).containsExactlyInAnyOrder("a5", "c7");

    faults.clear();
    worker.onMessage(poll.subList(1, 4));

    assertThat(handled).containsExactlyInAnyOrder("a5", "c7", "b6", "b8");
    assertThat(handled.indexOf("b6")).isLessThan(handled.indexOf("b8"));
  }

  @Test
  void anErrorIsToldOfItsOwnEventAlone() {
    faults.put("b1", new NoClassDefFoundError("gone"));

    assertThatExceptionOfType(BatchListenerFailedException.class)
        .isThrownBy(
            () -> worker.onMessage(List.of(record(0, 0, "a", "a0"), record(0, 1, "b", "b1"))))
        .satisfies(fault -> assertThat(fault.getRecord()).extracting("offset").isEqualTo(1L));
    assertThat(handled).containsExactly("a0");
  }

  @Test
  void whatCannotBeReadIsUnprocessable() {
    assertThatExceptionOfType(BatchListenerFailedException.class)
        .isThrownBy(() -> worker.onMessage(List.of(record(0, 0, "a", null))))
        .withCauseInstanceOf(UnprocessableEventException.class);
  }

  @Test
  void worksAnotherTimeWhatIsAtAnotherPlace() {
    worker.onMessage(List.of(record(0, 0, "a", "same")));
    worker.onMessage(List.of(record(0, 1, "a", "same")));
    worker.onMessage(List.of(record(1, 1, "a", "same")));

    assertThat(handled).containsExactly("same", "same", "same");
  }

  @Test
  void oneThatIsClosedFailsWhatItHasNotBegun() throws InterruptedException {
    var isBusy = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var narrow =
        new PollWorker(
            1,
            (topic, event) -> {
              isBusy.countDown();
              try {
                mayEnd.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              handled.add(event.getId());
            });
    List<Throwable> heard = Collections.synchronizedList(new ArrayList<>());
    Thread listener =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    narrow.onMessage(
                        Stream.of("a0", "b0", "c0")
                            .map(id -> record(0, id.charAt(0), id.substring(0, 1), id))
                            .toList());
                  } catch (BatchListenerFailedException e) {
                    heard.add(e);
                  }
                });
    isBusy.await();

    narrow.close();
    mayEnd.countDown();

    listener.join();
    assertThat(heard).hasSize(1);
    assertThat(handled).hasSize(1);
  }

  private static ConsumerRecord<String, CloudEvent> record(
      int partition, long offset, String key, @Nullable String id) {
    CloudEvent event =
        id == null
            ? null
            : CloudEventBuilder.v1()
                .withId(id)
                .withSource(URI.create("/test"))
                .withType("test")
                .build();
    return new ConsumerRecord<>("topic", partition, offset, key, event);
  }
}
