package lianban.exchange.catalog.kafka;

import static lianban.kernel.event.EventTypes.deadLetterTopic;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import lianban.exchange.catalog.EventType;
import lianban.exchange.catalog.EventTypes;
import org.apache.kafka.clients.admin.NewTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.Lifecycle;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Gives every event type of the catalogue its topic and its dead-letter topic. The exchange listens
 * and is ready once it did so for the first time: members that had joined before there was a topic
 * would get the same nothing again after a quick restart, since they keep their names.
 */
public final class TopicProvisioner implements HealthIndicator {

  private static final Logger log = LoggerFactory.getLogger(TopicProvisioner.class);

  private final EventTypes types;
  private final KafkaAdmin admin;
  private final KafkaListenerEndpointRegistry listeners;
  private final int partitions;
  private final short replication;
  private final Set<String> provisioned = ConcurrentHashMap.newKeySet();

  public TopicProvisioner(
      EventTypes types,
      KafkaAdmin admin,
      KafkaListenerEndpointRegistry listeners,
      int partitions,
      short replication) {
    this.types = types;
    this.admin = admin;
    this.listeners = listeners;
    this.partitions = partitions;
    this.replication = replication;
  }

  /** Every second: new types get their topics; what is there is left alone. */
  @Scheduled(fixedDelay = 1_000)
  void provision() {
    List<String> fresh;
    try {
      fresh =
          types.all().stream().map(EventType::type).filter(t -> !provisioned.contains(t)).toList();
    } catch (RuntimeException e) {
      log.info("waiting for the catalogue: {}", e.toString());
      return;
    }
    if (fresh.isEmpty()) {
      return;
    }
    NewTopic[] topics =
        fresh.stream()
            .flatMap(type -> Stream.of(type, deadLetterTopic(type)))
            .map(name -> new NewTopic(name, partitions, replication))
            .toArray(NewTopic[]::new);
    admin.createOrModifyTopics(topics);
    listeners.getListenerContainers().forEach(Lifecycle::start);
    provisioned.addAll(fresh);
    log.info("{} event types have their topics", provisioned.size());
  }

  @Override
  public Health health() {
    return provisioned.isEmpty() ? Health.down().build() : Health.up().build();
  }
}
