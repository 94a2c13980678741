package lianban.exchange.delivery.kafka;

import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import lianban.exchange.delivery.Cursor;
import lianban.exchange.delivery.TopicEvent;
import lianban.exchange.delivery.TopicReader;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.ConsumerFactory;

/** A bounded number of consumers without a group, each used by one request at a time. */
public final class KafkaTopicReader implements TopicReader, DisposableBean {

  /**
   * A reader that is lent anew cannot ask the broker before its last question is answered, so that
   * must not take long.
   */
  private static final Properties BRIEF = new Properties();

  static {
    BRIEF.setProperty(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "300");
  }

  private final ConsumerFactory<String, CloudEvent> factory;
  private final Semaphore free;
  private final Deque<Consumer<String, CloudEvent>> idle = new ArrayDeque<>();

  /**
   * @param readers how many may read at the same time
   */
  public KafkaTopicReader(ConsumerFactory<String, CloudEvent> factory, int readers) {
    this.factory = factory;
    this.free = new Semaphore(readers);
  }

  @Override
  public Page read(
      Cursor from, Function<CloudEvent, @Nullable CloudEvent> disclosed, int limit, Duration wait) {
    return with(consumer -> read(consumer, from, disclosed, limit, wait));
  }

  @Override
  public Cursor end(String type) {
    return with(
        consumer -> {
          Map<Integer, Long> offsets = new HashMap<>();
          consumer
              .endOffsets(partitions(consumer, type))
              .forEach((partition, offset) -> offsets.put(partition.partition(), offset));
          return new Cursor(type, offsets);
        });
  }

  private static Page read(
      Consumer<String, CloudEvent> consumer,
      Cursor from,
      Function<CloudEvent, @Nullable CloudEvent> disclosed,
      int limit,
      Duration wait) {
    List<TopicPartition> partitions = partitions(consumer, from.type());
    Map<Integer, Long> next = new HashMap<>(from.offsets());
    consumer.assign(partitions);
    for (TopicPartition partition : partitions) {
      consumer.seek(partition, next.computeIfAbsent(partition.partition(), p -> 0L));
    }
    List<TopicEvent> found = new ArrayList<>();
    long deadline = System.nanoTime() + wait.toNanos();
    do {
      long left = Math.max(1, deadline - System.nanoTime());
      ConsumerRecords<String, CloudEvent> records = consumer.poll(Duration.ofNanos(left));
      take(records, disclosed, limit, found, next);
    } while (found.isEmpty() && System.nanoTime() < deadline);
    return new Page(found, new Cursor(from.type(), next));
  }

  /** What is beyond the limit is not passed over: the next page begins with it. */
  private static void take(
      ConsumerRecords<String, CloudEvent> records,
      Function<CloudEvent, @Nullable CloudEvent> disclosed,
      int limit,
      List<TopicEvent> found,
      Map<Integer, Long> next) {
    for (ConsumerRecord<String, CloudEvent> letter : records) {
      if (found.size() >= limit) {
        return;
      }
      CloudEvent event = letter.value();
      CloudEvent seen = event == null ? null : disclosed.apply(event);
      if (seen != null) {
        var at = Instant.ofEpochMilli(letter.timestamp());
        found.add(new TopicEvent(seen, letter.partition(), letter.offset(), at));
      }
      next.put(letter.partition(), letter.offset() + 1);
    }
  }

  private static List<TopicPartition> partitions(
      Consumer<String, CloudEvent> consumer, String type) {
    return consumer.partitionsFor(type).stream()
        .map(partition -> new TopicPartition(type, partition.partition()))
        .toList();
  }

  private <T> T with(Function<Consumer<String, CloudEvent>, T> use) {
    Consumer<String, CloudEvent> consumer = borrow();
    boolean isSound = false;
    try {
      T result = use.apply(consumer);
      isSound = true;
      return result;
    } finally {
      giveBack(consumer, isSound);
    }
  }

  private Consumer<String, CloudEvent> borrow() {
    try {
      if (!free.tryAcquire(200, TimeUnit.MILLISECONDS)) {
        throw new NoReaderException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoReaderException();
    }
    synchronized (idle) {
      Consumer<String, CloudEvent> consumer = idle.poll();
      return consumer == null ? factory.createConsumer(null, null, null, BRIEF) : consumer;
    }
  }

  private void giveBack(Consumer<String, CloudEvent> consumer, boolean isSound) {
    if (isSound) {
      synchronized (idle) {
        idle.push(consumer);
      }
    } else {
      consumer.close();
    }
    free.release();
  }

  @Override
  public void destroy() {
    synchronized (idle) {
      idle.forEach(Consumer::close);
      idle.clear();
    }
  }
}
