package lianban.exchange.delivery.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import lianban.exchange.delivery.Cursor;
import lianban.exchange.delivery.TopicEvent;
import lianban.exchange.delivery.TopicReader;
import lianban.exchange.delivery.TopicReader.Gap;
import lianban.exchange.delivery.TopicReader.Page;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every reader of topics does, on a real broker. */
abstract class TopicReaderContract {

  private static final Duration LONG = Duration.ofSeconds(20);

  /** The broker of the class. */
  abstract TestTopics topics();

  abstract TopicReader reader();

  @Test
  void readsEveryEventOnceAndEachPartitionInItsOrder() {
    String type = topics().create(3);
    topics().send(type, 500);

    List<Page> pages = untilTheEnd(new Cursor(type, Map.of()), 7);

    assertThat(pages).allSatisfy(page -> assertThat(page.events()).hasSizeLessThanOrEqualTo(7));
    topics().assertWhole(events(pages), type, 0, 500);
  }

  @Test
  void answersAtOnceThatThereIsNothing() {
    String type = topics().create(2);
    Cursor end = reader().end(type);

    long begun = System.nanoTime();
    Page page = reader().read(end, TopicReaderContract::all, 10, Duration.ZERO);

    assertThat(page.isEmpty()).isTrue();
    assertThat(page.next()).isEqualTo(end);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void wakesWhenAnEventComes() throws Exception {
    String type = topics().create(2);
    Cursor end = reader().end(type);
    reader().read(end, TopicReaderContract::all, 10, Duration.ofMillis(500));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Page> waiting =
          threads.submit(() -> reader().read(end, TopicReaderContract::all, 10, LONG));

      topics().send(type, 1);

      assertThat(waiting.get().events()).hasSize(1);
    }
  }

  @Test
  void goesOnAfterWhatItLeftOut() {
    String type = topics().create(2);
    topics().send(type, 60);

    List<Page> pages = new ArrayList<>();
    Cursor at = new Cursor(type, Map.of());
    Function<CloudEvent, @Nullable CloudEvent> some =
        event -> TestTopics.number(event) % 10 == 0 ? event : null;
    while (events(pages).size() < 6) {
      Page page = reader().read(at, some, 2, LONG);
      pages.add(page);
      at = page.next();
    }

    assertThat(events(pages))
        .extracting(event -> TestTopics.number(event.event()) % 10)
        .containsOnly(0);
    assertThat(untilTheEnd(at, 10))
        .allSatisfy(page -> assertThat(page.events()).hasSizeLessThan(20));
  }

  @Test
  void whatADisclosureThrowsEndsTheReading() {
    String type = topics().create(1);
    topics().send(type, 1);

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                reader()
                    .read(
                        new Cursor(type, Map.of()),
                        _ -> {
                          throw new IllegalStateException("revoked");
                        },
                        10,
                        LONG));
  }

  @Test
  void beginsAtATime() {
    String type = topics().create(2);
    Instant noon = Instant.parse("2026-11-22T12:00:00Z");
    for (int i = 0; i < 10; i++) {
      topics().send(type, i, noon.plusSeconds(i));
    }

    List<Page> pages = untilTheEnd(reader().at(type, noon.plusSeconds(6)), 10);

    assertThat(events(pages))
        .extracting(event -> TestTopics.number(event.event()))
        .containsOnly(6, 7, 8, 9);
    assertThat(reader().at(type, noon.plusSeconds(3600))).isEqualTo(reader().end(type));
    topics()
        .assertWhole(
            events(untilTheEnd(reader().at(type, Instant.EPOCH.minusSeconds(1)), 10)), type, 0, 10);
  }

  @Test
  void tellsWhatIsThereNoMore() {
    String type = topics().create(1);
    topics().send(type, 20);
    Cursor fifth = new Cursor(type, Map.of(0, 5L));
    topics().truncate(type, 0, 12);

    List<Page> pages = untilTheEnd(fifth, 100);

    assertThat(pages).flatExtracting(Page::gaps).containsExactly(new Gap(0, 5, 12));
    topics().assertWhole(events(pages), type, 12, 20);
    assertThat(untilTheEnd(new Cursor(type, Map.of()), 100))
        .as("who begins at the start misses nothing")
        .flatExtracting(Page::gaps)
        .isEmpty();
  }

  @Test
  void tellsThatATopicWasBegunAnew() {
    String type = topics().create(1);
    topics().send(type, 20);
    Cursor end = reader().end(type);
    assertThat(untilTheEnd(new Cursor(type, Map.of()), 100)).isNotEmpty();
    topics().recreate(type, 1);
    topics().send(type, 3);

    List<Page> pages = new ArrayList<>();
    await()
        .atMost(LONG)
        .until(
            () -> {
              Page page =
                  reader()
                      .read(
                          pages.isEmpty() ? end : pages.getLast().next(),
                          TopicReaderContract::all,
                          10,
                          Duration.ofSeconds(1));
              pages.add(page);
              return events(pages).size() >= 3;
            });

    assertThat(pages).flatExtracting(Page::gaps).contains(new Gap(0, 20, 0));
    topics().assertWhole(events(pages), type, 0, 3);
  }

  @Test
  void readsPartitionsThatAreAddedLater() {
    String type = topics().create(1);
    topics().send(type, 10);
    List<Page> pages = new ArrayList<>(untilTheEnd(new Cursor(type, Map.of()), 100));
    topics().widen(type, 4);
    topics().send(type, 50);

    await()
        .atMost(LONG)
        .until(
            () -> {
              pages.add(
                  reader()
                      .read(
                          pages.getLast().next(),
                          TopicReaderContract::all,
                          100,
                          Duration.ofSeconds(1)));
              return events(pages).size() >= 60;
            });

    assertThat(events(pages)).hasSize(60);
    assertThat(events(pages)).extracting(TopicEvent::partition).contains(0, 1, 2, 3);
  }

  @Test
  void showsNothingThatATransactionTookBack() {
    String type = topics().create(1);
    Cursor start = reader().end(type);
    topics().sendInTransaction(type, 5, false);
    topics().sendInTransaction(type, 3, true);

    List<Page> pages = new ArrayList<>();
    pages.add(reader().read(start, TopicReaderContract::all, 100, LONG));
    pages.addAll(untilTheEnd(pages.getLast().next(), 100));

    assertThat(events(pages)).hasSize(3);
    assertThat(pages.getLast().next()).isEqualTo(reader().end(type));
  }

  @Test
  void readsNothingWhereThereIsNoTopic() {
    Cursor nowhere = new Cursor("no.such.type", Map.of());

    Page page = reader().read(nowhere, TopicReaderContract::all, 10, Duration.ofMillis(300));

    assertThat(page.isEmpty()).isTrue();
    assertThat(page.next()).isEqualTo(nowhere);
  }

  /** Readers begin and rest where they like; the broker goes away and comes back. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void everyReaderGetsEverythingWhateverItsPace(long seed) throws Exception {
    String type = topics().create(4);
    int events = 3_000;
    topics().send(type, 0, 500);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<TopicEvent>>> readers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Random random = new Random(seed * 100 + i);
        readers.add(threads.submit(() -> readAll(type, events, random)));
      }
      for (int sent = 500; sent < events; sent += 100) {
        topics().send(type, sent, sent + 100);
        if (sent == 1_500) {
          topics().restart();
        }
      }
      for (Future<List<TopicEvent>> reader : readers) {
        topics().assertWhole(reader.get(), type, 0, events);
      }
    }
  }

  /** Some read at once, some rest so long that the tail has gone on. */
  private List<TopicEvent> readAll(String type, int events, Random random) {
    List<TopicEvent> read = new ArrayList<>();
    Cursor at = new Cursor(type, Map.of());
    int rest = random.nextInt(3) * 40;
    long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    while (read.size() < events && System.nanoTime() < deadline) {
      try {
        Page page =
            reader()
                .read(
                    at,
                    TopicReaderContract::all,
                    1 + random.nextInt(200),
                    Duration.ofMillis(random.nextInt(500)));
        assertThat(page.gaps()).isEmpty();
        read.addAll(page.events());
        at = page.next();
      } catch (TopicReader.NoReaderException
          | org.apache.kafka.common.errors.RetriableException e) {
        // As a client does that is told to come again.
        java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
      }
      java.util.concurrent.locks.LockSupport.parkNanos(
          Duration.ofMillis(random.nextInt(1 + rest)).toNanos());
    }
    return read;
  }

  private List<Page> untilTheEnd(Cursor from, int limit) {
    Cursor end = reader().end(from.type());
    List<Page> pages = new ArrayList<>();
    Cursor at = from;
    long deadline = System.nanoTime() + LONG.toNanos();
    while (isBefore(at, end) && System.nanoTime() < deadline) {
      pages.add(reader().read(at, TopicReaderContract::all, limit, Duration.ofMillis(200)));
      at = pages.getLast().next();
    }
    return pages;
  }

  private static boolean isBefore(Cursor at, Cursor end) {
    return end.offsets().entrySet().stream()
        .anyMatch(offset -> at.offsets().getOrDefault(offset.getKey(), 0L) < offset.getValue());
  }

  private static List<TopicEvent> events(List<Page> pages) {
    return pages.stream().flatMap(page -> page.events().stream()).toList();
  }

  private static CloudEvent all(CloudEvent event) {
    return event;
  }
}
