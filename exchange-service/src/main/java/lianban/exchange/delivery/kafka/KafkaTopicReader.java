package lianban.exchange.delivery.kafka;

import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import lianban.exchange.delivery.Cursor;
import lianban.exchange.delivery.SharedEvent;
import lianban.exchange.delivery.TopicEvent;
import lianban.exchange.delivery.TopicReader;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Reads the log itself, with a bounded number of consumers without a group, each used by one
 * request at a time.
 */
public final class KafkaTopicReader implements TopicReader, DisposableBean {

  private static final Properties SETTINGS = ReaderSettings.of(1 << 20, 1 << 18, 50);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ConsumerFactory<String, CloudEvent> factory;
  private final Semaphore free;
  private final Deque<Consumer<String, CloudEvent>> idle = new ArrayDeque<>();

  /**
   * @param readers how many may read at the same time
   */
  public KafkaTopicReader(ConsumerFactory<String, CloudEvent> factory, int readers) {
    this.factory = factory;
    this.free = new Semaphore(readers, true);
  }

  @Override
  public Page read(
      Cursor from, Function<CloudEvent, @Nullable CloudEvent> disclosed, int limit, Duration wait) {
    return with(
        consumer -> {
          List<TopicPartition> partitions = partitions(consumer, from.type());
          return partitions.isEmpty()
              ? new Page(List.of(), from)
              : new LogReading(consumer, from, disclosed, limit).read(partitions, wait);
        });
  }

  @Override
  public Cursor end(String type) {
    return cursor(type, Consumer::endOffsets);
  }

  /** Where nothing was taken in since, that is the end. */
  @Override
  public Cursor at(String type, Instant time) {
    return cursor(
        type,
        (consumer, partitions) -> {
          Map<TopicPartition, Long> offsets = new HashMap<>(consumer.endOffsets(partitions));
          Map<TopicPartition, Long> asked = new HashMap<>();
          partitions.forEach(partition -> asked.put(partition, Math.max(0, time.toEpochMilli())));
          consumer
              .offsetsForTimes(asked)
              .forEach(
                  (partition, found) -> {
                    if (found != null) {
                      offsets.put(partition, found.offset());
                    }
                  });
          return offsets;
        });
  }

  private Cursor cursor(
      String type,
      BiFunction<
              Consumer<String, CloudEvent>, Collection<TopicPartition>, Map<TopicPartition, Long>>
          offsets) {
    return with(
        consumer -> {
          Map<Integer, Long> found = new HashMap<>();
          offsets
              .apply(consumer, partitions(consumer, type))
              .forEach((partition, offset) -> found.put(partition.partition(), offset));
          return new Cursor(type, found);
        });
  }

  /** None if there is no such topic. */
  static List<TopicPartition> partitions(Consumer<String, CloudEvent> consumer, String type) {
    return consumer.partitionsFor(type).stream()
        .map(partition -> new TopicPartition(type, partition.partition()))
        .toList();
  }

  static TopicEvent shared(ConsumerRecord<String, CloudEvent> letter, CloudEvent event) {
    return new TopicEvent(
        new SharedEvent(event),
        letter.partition(),
        letter.offset(),
        Instant.ofEpochMilli(letter.timestamp()));
  }

  private <T> T with(Function<Consumer<String, CloudEvent>, T> use) {
    Consumer<String, CloudEvent> consumer = borrow();
    boolean isSound = false;
    try {
      T result = use.apply(consumer);
      // Keeps nothing in memory while nobody uses it.
      consumer.unsubscribe();
      isSound = true;
      return result;
    } finally {
      giveBack(consumer, isSound);
    }
  }

  private Consumer<String, CloudEvent> borrow() {
    try {
      if (!free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new NoReaderException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoReaderException();
    }
    try {
      synchronized (idle) {
        Consumer<String, CloudEvent> consumer = idle.poll();
        return consumer == null ? factory.createConsumer(null, null, null, SETTINGS) : consumer;
      }
    } catch (RuntimeException e) {
      free.release();
      throw e;
    }
  }

  private void giveBack(Consumer<String, CloudEvent> consumer, boolean isSound) {
    try {
      if (isSound) {
        synchronized (idle) {
          idle.push(consumer);
        }
      } else {
        consumer.close();
      }
    } finally {
      free.release();
    }
  }

  @Override
  public void destroy() {
    synchronized (idle) {
      idle.forEach(Consumer::close);
      idle.clear();
    }
  }
}
