package lianban.exchange.delivery.kafka;

import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import lianban.exchange.delivery.SharedTail;
import lianban.exchange.delivery.SharedTail.Arrival;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Fills the shared tail: one consumer without a group follows every type that somebody reads, from
 * the end that its topic had when it was first asked for.
 */
public final class TailFollower implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(TailFollower.class);

  /** One poll brings no more, however far behind the follower is. */
  private static final Properties SETTINGS = ReaderSettings.of(4 << 20, 1 << 20, 200);

  /** How soon a type that is newly asked for is begun. */
  private static final Duration POLL = Duration.ofMillis(100);

  /** Under load what comes in this time is told together, so that readers wake less often. */
  private static final long PACE = Duration.ofMillis(5).toNanos();

  /** How often partitions that were added, and topics that came or went, are looked for. */
  private static final long CHECK = Duration.ofSeconds(1).toNanos();

  private static final long PAUSE = Duration.ofSeconds(1).toNanos();

  private final SharedTail tails;
  private final ConsumerFactory<String, CloudEvent> factory;
  private final Thread thread;
  private volatile boolean isOver;

  public TailFollower(SharedTail tails, ConsumerFactory<String, CloudEvent> factory) {
    this.tails = tails;
    this.factory = factory;
    this.thread = Thread.ofPlatform().daemon().name("tail").unstarted(this::run);
  }

  /** Begins to follow what is asked for. */
  public void start() {
    thread.start();
  }

  private void run() {
    while (!isOver) {
      try {
        tails.awaitDemand();
        follow();
      } catch (InterruptedException | InterruptException e) {
        log.debug("the follower of topics was interrupted");
      } catch (RuntimeException e) {
        log.warn("topics cannot be followed, readers read the log itself: {}", e.toString());
        LockSupport.parkNanos(PAUSE);
      }
    }
  }

  /** Until nothing is asked for, or something breaks; then it goes on where each tail ends. */
  private void follow() {
    try (Consumer<String, CloudEvent> consumer =
        factory.createConsumer(null, null, null, SETTINGS)) {
      Set<String> known = Set.of();
      long checked = 0;
      while (!isOver) {
        Set<String> wanted = tails.wanted();
        if (wanted.isEmpty()) {
          return;
        }
        long now = System.nanoTime();
        if (!wanted.equals(known) || now - checked > CHECK) {
          assign(consumer, wanted);
          known = wanted;
          checked = now;
        }
        poll(consumer);
      }
    }
  }

  private void assign(Consumer<String, CloudEvent> consumer, Set<String> wanted) {
    Set<TopicPartition> before = consumer.assignment();
    Set<TopicPartition> all = new HashSet<>();
    wanted.forEach(type -> all.addAll(partitions(consumer, type)));
    if (!all.equals(before)) {
      consumer.assign(all);
    }
    for (TopicPartition partition : all) {
      long end = tails.ends(partition.topic()).getOrDefault(partition.partition(), 0L);
      if (!before.contains(partition) || consumer.position(partition) != end) {
        consumer.seek(partition, end);
      }
    }
  }

  /** The partitions of a type, each begun in its tail. */
  private List<TopicPartition> partitions(Consumer<String, CloudEvent> consumer, String type) {
    List<TopicPartition> partitions = KafkaTopicReader.partitions(consumer, type);
    Set<Integer> begun = tails.ends(type).keySet();
    if (begun.stream().anyMatch(p -> !partitions.contains(new TopicPartition(type, p)))) {
      tails.clear(type);
      begun = Set.of();
    }
    List<TopicPartition> added = new ArrayList<>(partitions);
    for (int partition : begun) {
      added.remove(new TopicPartition(type, partition));
    }
    // One that is added to others is followed from its first event, as readers do.
    (begun.isEmpty() ? consumer.endOffsets(added) : consumer.beginningOffsets(added))
        .forEach((partition, offset) -> tails.begin(type, partition.partition(), offset));
    return partitions;
  }

  private void poll(Consumer<String, CloudEvent> consumer) {
    if (consumer.assignment().isEmpty()) {
      LockSupport.parkNanos(POLL.toNanos());
      return;
    }
    try {
      ConsumerRecords<String, CloudEvent> records = consumer.poll(POLL);
      append(records);
      if (!records.isEmpty()) {
        LockSupport.parkNanos(PACE);
      }
    } catch (OffsetOutOfRangeException e) {
      beginAnew(consumer, e.offsetOutOfRangePartitions().keySet());
    }
  }

  private void append(ConsumerRecords<String, CloudEvent> records) {
    Map<String, Map<Integer, Long>> ends = new HashMap<>();
    records
        .nextOffsets()
        .forEach(
            (partition, next) ->
                ends.computeIfAbsent(partition.topic(), _ -> new HashMap<>())
                    .put(partition.partition(), next.offset()));
    Map<String, List<Arrival>> arrivals = new HashMap<>();
    for (ConsumerRecord<String, CloudEvent> letter : records) {
      if (letter.value() == null) {
        log.warn("no event: {} {} {}", letter.topic(), letter.partition(), letter.offset());
      } else {
        arrivals.computeIfAbsent(letter.topic(), _ -> new ArrayList<>()).add(arrival(letter));
      }
    }
    ends.forEach((type, next) -> tails.append(type, arrivals.getOrDefault(type, List.of()), next));
  }

  private static Arrival arrival(ConsumerRecord<String, CloudEvent> letter) {
    int bytes = letter.serializedKeySize() + letter.serializedValueSize();
    for (var header : letter.headers()) {
      bytes += header.key().length() + (header.value() == null ? 0 : header.value().length);
    }
    return new Arrival(KafkaTopicReader.shared(letter, letter.value()), bytes);
  }

  /** The log was cut, or its topic was made anew. */
  private void beginAnew(Consumer<String, CloudEvent> consumer, Set<TopicPartition> partitions) {
    log.warn("begun anew, for their offsets are there no more: {}", partitions);
    consumer
        .beginningOffsets(partitions)
        .forEach(
            (partition, offset) -> {
              tails.begin(partition.topic(), partition.partition(), offset);
              consumer.seek(partition, offset);
            });
  }

  @Override
  public void destroy() throws InterruptedException {
    isOver = true;
    // A consumer that is interrupted complains loudly; one that polls soon sees that it is over.
    if (!thread.join(POLL.multipliedBy(3))) {
      thread.interrupt();
      thread.join(Duration.ofSeconds(2));
    }
  }
}
