package lianban.exchange.catalog.kafka;

import static lianban.kernel.event.EventTypes.deadLetterTopic;
import static lianban.kernel.event.EventTypes.redelivered;
import static lianban.kernel.event.EventTypes.redelivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import lianban.exchange.catalog.BrokerRightsPolicy;
import lianban.exchange.catalog.EventType;
import lianban.exchange.catalog.EventTypes;
import lianban.exchange.catalog.Grants;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.Lifecycle;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Gives every event type of the catalogue its topic and its dead-letter topic, and whoever reads at
 * the broker the topics by which its dead letters come back. The exchange listens and is ready once
 * it did so for the first time: members that had joined before there was a topic would get the same
 * nothing again after a quick restart, since they keep their names.
 */
public final class TopicProvisioner implements HealthIndicator {

  private static final Logger log = LoggerFactory.getLogger(TopicProvisioner.class);

  /** A dead letter keeps its event: one that nobody took back for so long is sent anew. */
  private static final Map<String, String> REDELIVERY =
      Map.of(
          TopicConfig.RETENTION_MS_CONFIG,
          String.valueOf(Duration.ofDays(7).toMillis()),
          TopicConfig.CLEANUP_POLICY_CONFIG,
          TopicConfig.CLEANUP_POLICY_DELETE);

  private final EventTypes types;
  private final Grants grants;
  private final KafkaAdmin admin;
  private final KafkaListenerEndpointRegistry listeners;
  private final int partitions;
  private final short replication;
  private final Set<String> provisioned = ConcurrentHashMap.newKeySet();

  public TopicProvisioner(
      EventTypes types,
      Grants grants,
      KafkaAdmin admin,
      KafkaListenerEndpointRegistry listeners,
      int partitions,
      short replication) {
    this.types = types;
    this.grants = grants;
    this.admin = admin;
    this.listeners = listeners;
    this.partitions = partitions;
    this.replication = replication;
  }

  /** Every second: what is new gets its topics; what is there is left alone. */
  @Scheduled(fixedDelay = 1_000)
  void provision() {
    List<NewTopic> fresh;
    try {
      fresh = wanted().filter(topic -> !provisioned.contains(topic.name())).toList();
    } catch (RuntimeException e) {
      log.info("waiting for the catalogue: {}", e.toString());
      return;
    }
    if (fresh.isEmpty()) {
      return;
    }
    admin.createOrModifyTopics(fresh.toArray(NewTopic[]::new));
    listeners.getListenerContainers().forEach(Lifecycle::start);
    fresh.forEach(topic -> provisioned.add(topic.name()));
    log.info("{} topics are there", provisioned.size());
  }

  private Stream<NewTopic> wanted() {
    List<EventType> all = types.all();
    if (all.isEmpty()) {
      return Stream.empty();
    }
    Stream<NewTopic> ofTypes =
        all.stream()
            .map(EventType::type)
            .flatMap(type -> Stream.of(type, deadLetterTopic(type)))
            .map(name -> new NewTopic(name, partitions, replication));
    Stream<NewTopic> ofReaders =
        BrokerRightsPolicy.readers(grants.all()).stream().flatMap(this::redelivering);
    return Stream.concat(ofTypes, ofReaders);
  }

  /** As many partitions as the types have, so that a key has the same reader on both. */
  private Stream<NewTopic> redelivering(String user) {
    return Stream.of(
        new NewTopic(redelivery(user), partitions, replication).configs(REDELIVERY),
        new NewTopic(redelivered(user), 1, replication).configs(REDELIVERY));
  }

  @Override
  public Health health() {
    return provisioned.isEmpty() ? Health.down().build() : Health.up().build();
  }
}
