package lianban.exchange.delivery.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lianban.exchange.delivery.Cursor;
import lianban.exchange.delivery.SharedTail;
import lianban.exchange.delivery.TailedTopicReader;
import lianban.exchange.delivery.TopicReader.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tail is so small here that whoever rests is behind it. */
class TailedTopicReaderTest extends TopicReaderContract {

  private static TestTopics topics;
  private static KafkaTopicReader log;
  private static TailFollower follower;
  private static TailedTopicReader reader;
  private static SharedTail tails;

  @BeforeAll
  static void start() {
    topics = new TestTopics();
    log = new KafkaTopicReader(topics.consumers(), 3);
    tails = new SharedTail(400_000, 200_000, Duration.ofMinutes(1));
    follower = new TailFollower(tails, topics.consumers());
    follower.start();
    reader = new TailedTopicReader(tails, log);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    follower.destroy();
    log.destroy();
    topics.close();
  }

  @Override
  TestTopics topics() {
    return topics;
  }

  @Override
  TailedTopicReader reader() {
    return reader;
  }

  @Test
  void readersWhoWaitShareOneConsumer() throws Exception {
    String type = topics.create(2);
    Cursor end = reader.end(type);
    awaitFollowed(end);
    long before = reader.readsOfLog();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Page>> waiting = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        waiting.add(
            threads.submit(() -> reader.read(end, event -> event, 10, Duration.ofSeconds(20))));
      }
      await().until(() -> reader.readers() >= 200);

      topics.send(type, 1);

      for (Future<Page> page : waiting) {
        assertThat(page.get().events()).hasSize(1);
      }
    }
    assertThat(reader.readsOfLog()).isEqualTo(before);
    assertThat(reader.readers()).isZero();
  }

  @Test
  void keepsNoMoreThanItMay() {
    String type = topics.create(2);
    awaitFollowed(reader.end(type));

    topics.send(type, 2_000);

    await().until(() -> tails.ends(type).values().stream().mapToLong(end -> end).sum() == 2_000);
    assertThat(tails.bytes()).isBetween(100_000L, 400_000L);
  }

  @Test
  void stopsToFollowWhatNobodyReads() throws InterruptedException {
    String type = topics.create(1);
    var fleeting = new SharedTail(100_000, 100_000, Duration.ofMillis(300));
    var ofFleeting = new TailFollower(fleeting, topics.consumers());
    ofFleeting.start();
    try {
      var seldom = new TailedTopicReader(fleeting, log);
      seldom.read(seldom.end(type), event -> event, 1, Duration.ZERO);
      assertThat(fleeting.followed()).isEqualTo(1);

      await().until(() -> fleeting.followed() == 0);

      topics.send(type, 3);
      Page page =
          seldom.read(
              new Cursor(type, java.util.Map.of()), event -> event, 9, Duration.ofSeconds(9));
      assertThat(page.events()).hasSize(3);
    } finally {
      ofFleeting.destroy();
    }
  }

  /** Until what is read at the end comes from memory. */
  private static void awaitFollowed(Cursor end) {
    await()
        .until(
            () -> {
              long before = reader.readsOfLog();
              reader.read(end, event -> event, 1, Duration.ZERO);
              return reader.readsOfLog() == before;
            });
  }
}
