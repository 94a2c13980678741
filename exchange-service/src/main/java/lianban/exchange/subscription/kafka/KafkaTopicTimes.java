package lianban.exchange.subscription.kafka;

import io.cloudevents.CloudEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lianban.exchange.subscription.TopicTimes;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;

/** Asks the broker; rare enough for a consumer of its own each time. */
public final class KafkaTopicTimes implements TopicTimes {

  private final ConsumerFactory<String, CloudEvent> consumers;

  public KafkaTopicTimes(ConsumerFactory<String, CloudEvent> consumers) {
    this.consumers = consumers;
  }

  @Override
  public Map<Integer, Long> at(String type, Instant moment) {
    try (Consumer<String, CloudEvent> consumer = consumers.createConsumer(null, null, null)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(type).stream()
              .map(partition -> new TopicPartition(type, partition.partition()))
              .toList();
      Map<Integer, Long> offsets = new HashMap<>();
      consumer.endOffsets(partitions).forEach((p, end) -> offsets.put(p.partition(), end));
      consumer
          .offsetsForTimes(
              partitions.stream().collect(Collectors.toMap(p -> p, p -> moment.toEpochMilli())))
          .forEach(
              (partition, found) -> {
                if (found != null) {
                  offsets.put(partition.partition(), found.offset());
                }
              });
      return offsets;
    }
  }
}
