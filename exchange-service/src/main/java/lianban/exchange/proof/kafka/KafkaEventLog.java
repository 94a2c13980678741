package lianban.exchange.proof.kafka;

import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import lianban.exchange.proof.EventLog;
import lianban.exchange.proof.Partition;
import lianban.proof.Place;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.ConsumerFactory;

/** One consumer without a group, made when it is first needed and again after a fault. */
public final class KafkaEventLog implements EventLog, DisposableBean {

  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What is asked of the broker is known to it. */
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private static final Properties LARGE_BITES = new Properties();

  static {
    LARGE_BITES.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "2000");
    // What is left of an answer for a part that is paused keeps the whole answer in memory, once
    // for each such part.
    LARGE_BITES.setProperty(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, "1048576");
    // What is read is there already. A consumer asks ahead, and its next question waits behind
    // that.
    LARGE_BITES.setProperty(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "5");
    LARGE_BITES.setProperty(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "10000");
    LARGE_BITES.setProperty(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000");
    LARGE_BITES.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
  }

  private final ConsumerFactory<String, CloudEvent> factory;
  private @Nullable Consumer<String, CloudEvent> consumer;
  private final TopicList list = new TopicList(ANSWER);

  public KafkaEventLog(ConsumerFactory<String, CloudEvent> factory) {
    this.factory = factory;
  }

  /** What is done with the consumer. */
  @FunctionalInterface
  private interface Use<T> {
    T with(Consumer<String, CloudEvent> consumer);
  }

  private synchronized <T> T use(Use<T> use) {
    Consumer<String, CloudEvent> lent =
        consumer == null ? factory.createConsumer(null, null, null, LARGE_BITES) : consumer;
    consumer = lent;
    boolean isSound = false;
    try {
      T result = use.with(lent);
      isSound = true;
      return result;
    } finally {
      if (!isSound) {
        consumer = null;
        list.forget();
        lent.close(CloseOptions.timeout(ANSWER));
      }
    }
  }

  @Override
  public Set<Partition> parts(Collection<String> types) {
    return use(
        lent -> {
          refresh(lent, types);
          return list.all(types).stream()
              .map(KafkaEventLog::partition)
              .collect(Collectors.toUnmodifiableSet());
        });
  }

  @Override
  public Map<Partition, Long> ends(Collection<String> types) {
    return use(lent -> offsets(ends(lent, types)));
  }

  /** A part that was lost since the topics were listed would be waited for in vain. */
  private Map<TopicPartition, Long> ends(
      Consumer<String, CloudEvent> lent, Collection<String> types) {
    refresh(lent, types);
    hold(lent, list.led(types));
    try {
      return lent.endOffsets(list.led(types), ANSWER);
    } catch (TimeoutException e) {
      list.forget();
      refresh(lent, types);
      return lent.endOffsets(list.led(types), ANSWER);
    }
  }

  @Override
  public Map<Partition, Long> beginnings(Collection<Partition> partitions) {
    return use(lent -> offsets(lent.beginningOffsets(topicPartitions(partitions), ANSWER)));
  }

  /** Lets go of what is there no more: a consumer would go on asking for it. */
  private void refresh(Consumer<String, CloudEvent> lent, Collection<String> types) {
    if (list.refresh(lent, types)) {
      Set<TopicPartition> held = new HashSet<>(lent.assignment());
      if (held.removeIf(part -> !list.isLed(part))) {
        lent.assign(held);
      }
    }
  }

  /**
   * Keeps parts assigned and paused: of a topic that is not assigned, a consumer asks the broker
   * anew where it is, and waits before it asks.
   */
  private static void hold(Consumer<String, CloudEvent> lent, Collection<TopicPartition> parts) {
    Set<TopicPartition> held = new HashSet<>(lent.assignment());
    if (held.addAll(parts)) {
      lent.assign(held);
      lent.pause(held);
      held.forEach(part -> lent.seek(part, 0));
    }
  }

  @Override
  public Map<Partition, Long> read(
      Map<Partition, Long> from,
      Map<Partition, Long> to,
      int most,
      java.util.function.Consumer<Logged> each) {
    return use(lent -> read(lent, from, to, most, each));
  }

  private static Map<Partition, Long> read(
      Consumer<String, CloudEvent> lent,
      Map<Partition, Long> from,
      Map<Partition, Long> to,
      int most,
      java.util.function.Consumer<Logged> each) {
    Set<TopicPartition> open = new HashSet<>(topicPartitions(from.keySet()));
    Map<Partition, Long> next = new HashMap<>(from);
    hold(lent, open);
    lent.resume(open);
    from.forEach((partition, offset) -> lent.seek(topicPartition(partition), offset));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    int count = 0;
    while (!open.isEmpty() && count < most && System.nanoTime() < deadline) {
      for (ConsumerRecord<String, CloudEvent> record : lent.poll(POLL)) {
        each.accept(logged(record));
        count++;
      }
      for (TopicPartition part : List.copyOf(open)) {
        long position = lent.position(part, ANSWER);
        next.put(partition(part), position);
        if (position >= to.getOrDefault(partition(part), 0L)) {
          open.remove(part);
          // Or it would bring what nobody waits for, as long as the others have something left.
          lent.pause(List.of(part));
        }
      }
    }
    lent.pause(open);
    return next;
  }

  private static Logged logged(ConsumerRecord<String, CloudEvent> record) {
    return new Logged(
        new Place(record.topic(), record.partition(), record.offset()),
        record.value(),
        Instant.ofEpochMilli(record.timestamp()));
  }

  private static Map<Partition, Long> offsets(Map<TopicPartition, Long> offsets) {
    return offsets.entrySet().stream()
        .collect(Collectors.toMap(e -> partition(e.getKey()), Map.Entry::getValue));
  }

  private static List<TopicPartition> topicPartitions(Collection<Partition> partitions) {
    return partitions.stream().map(KafkaEventLog::topicPartition).toList();
  }

  private static TopicPartition topicPartition(Partition partition) {
    return new TopicPartition(partition.type(), partition.number());
  }

  private static Partition partition(TopicPartition part) {
    return new Partition(part.topic(), part.partition());
  }

  @Override
  public synchronized void destroy() {
    if (consumer != null) {
      consumer.close();
      consumer = null;
    }
  }
}
