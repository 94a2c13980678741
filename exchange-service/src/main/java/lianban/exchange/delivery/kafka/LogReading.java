package lianban.exchange.delivery.kafka;

import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import lianban.exchange.delivery.Cursor;
import lianban.exchange.delivery.TopicEvent;
import lianban.exchange.delivery.TopicReader.Gap;
import lianban.exchange.delivery.TopicReader.Page;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** One reading of the log, from a cursor. */
final class LogReading {

  private static final Duration POLL = Duration.ofMillis(100);

  /** So long one request looks through events that its reader does not get. */
  private static final long LONGEST = Duration.ofSeconds(2).toNanos();

  private final Consumer<String, CloudEvent> consumer;
  private final Cursor from;
  private final Function<CloudEvent, @Nullable CloudEvent> disclosed;
  private final int limit;
  private final Map<Integer, Long> next;
  private final List<TopicEvent> found = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();

  LogReading(
      Consumer<String, CloudEvent> consumer,
      Cursor from,
      Function<CloudEvent, @Nullable CloudEvent> disclosed,
      int limit) {
    this.consumer = consumer;
    this.from = from;
    this.disclosed = disclosed;
    this.limit = limit;
    this.next = new HashMap<>(from.offsets());
  }

  /** Whatever is there now, and if there is nothing, whatever comes in the time. */
  Page read(List<TopicPartition> partitions, Duration wait) {
    long begun = System.nanoTime();
    consumer.assign(partitions);
    begin(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (found.isEmpty() && gaps.isEmpty()) {
      long patience = isAtEnd(ends) ? wait.toNanos() : Math.max(LONGEST, wait.toNanos());
      if (System.nanoTime() - begun >= patience) {
        break;
      }
      poll();
    }
    return new Page(found, new Cursor(from.type(), next), gaps);
  }

  /** A partition that the cursor does not name is read from its first event. */
  private void begin(List<TopicPartition> partitions) {
    List<TopicPartition> unnamed =
        partitions.stream().filter(p -> !next.containsKey(p.partition())).toList();
    consumer
        .beginningOffsets(unnamed)
        .forEach((partition, offset) -> next.put(partition.partition(), offset));
    partitions.forEach(partition -> consumer.seek(partition, at(partition)));
  }

  private long at(TopicPartition partition) {
    return next.getOrDefault(partition.partition(), 0L);
  }

  /** Past the end is not there: that may be a gap, which only a fetch can tell. */
  private boolean isAtEnd(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream().allMatch(end -> at(end.getKey()) == end.getValue());
  }

  private void poll() {
    try {
      ConsumerRecords<String, CloudEvent> records = consumer.poll(POLL);
      if (take(records)) {
        // Also past what is no event, such as the marks of transactions.
        records
            .nextOffsets()
            .forEach((partition, offset) -> next.put(partition.partition(), offset.offset()));
      }
    } catch (OffsetOutOfRangeException e) {
      goOnAtTheStart(e.offsetOutOfRangePartitions().keySet());
    }
  }

  /**
   * What is beyond the limit is not passed over: the next page begins with it.
   *
   * @return whether all was taken
   */
  private boolean take(ConsumerRecords<String, CloudEvent> records) {
    for (ConsumerRecord<String, CloudEvent> letter : records) {
      if (found.size() >= limit) {
        return false;
      }
      TopicEvent event =
          letter.value() == null ? null : KafkaTopicReader.shared(letter, letter.value());
      CloudEvent seen = event == null ? null : disclosed.apply(event.event());
      if (event != null && seen != null) {
        found.add(new TopicEvent(seen, event.partition(), event.offset(), event.at()));
      }
      next.put(letter.partition(), letter.offset() + 1);
    }
    return true;
  }

  private void goOnAtTheStart(Set<TopicPartition> partitions) {
    consumer
        .beginningOffsets(partitions)
        .forEach(
            (partition, start) -> {
              gaps.add(new Gap(partition.partition(), at(partition), start));
              next.put(partition.partition(), start);
              consumer.seek(partition, start);
            });
  }
}
