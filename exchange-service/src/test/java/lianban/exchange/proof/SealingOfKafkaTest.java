package lianban.exchange.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.cloudevents.kafka.CloudEventSerializer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import lianban.exchange.proof.kafka.KafkaEventLog;
import lianban.proof.Place;
import lianban.proof.Seal;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** Sealing over topics of a real broker that somebody takes away. */
class SealingOfKafkaTest {

  private static final int PARTITIONS = 3;

  private final EmbeddedKafkaKraftBroker broker =
      new EmbeddedKafkaKraftBroker(1, PARTITIONS, "a", "b");
  private final InMemorySeals seals = new InMemorySeals();
  private final InMemoryFindings findings = new InMemoryFindings();

  @BeforeEach
  void start() {
    broker.afterPropertiesSet();
  }

  @AfterEach
  void stop() {
    broker.destroy();
  }

  @Test
  void aTopicThatIsMadeAnewWithFewerPartitionsKeepsNoOtherFromBeingSealed() throws Exception {
    KafkaEventLog topics = topics();
    Sealer sealer = sealer(topics);
    publish("a", 2, 2);
    publish("b", 0, 1);
    while (sealer.seal()) {}
    makeAnew("a");
    publish("a", 0, 1);
    publish("b", 0, 1);

    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(
            () -> {
              sealer.seal();
              return sealed("b", 0) == 2 && sealed("a", 0) == 1;
            });

    var last = new Place("a", 2, 1);
    assertThat(findings.all(10))
        .extracting(Findings.Found::finding)
        .containsExactly(new Finding(Finding.Kind.PARTITION_MISSING, 1, null, last));
    long begun = System.nanoTime();
    assertThat(topics.ends(List.of("a", "b"))).hasSize(1 + PARTITIONS);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    topics.destroy();
  }

  private KafkaEventLog topics() {
    return new KafkaEventLog(
        new DefaultKafkaConsumerFactory<String, CloudEvent>(
            Map.of(
                "bootstrap.servers",
                broker.getBrokersAsString(),
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false),
            StringDeserializer::new,
            CloudEventDeserializer::new));
  }

  private Sealer sealer(EventLog topics) {
    return new Sealer(
        () -> List.of("a", "b"),
        topics,
        seals,
        new InMemorySealIndex(),
        findings,
        SomeSeals.KEY,
        100,
        Duration.ZERO,
        Clock.systemUTC());
  }

  private long sealed(String type, int partition) {
    return seals.after(0, 100).stream()
        .flatMap(seal -> seal.ranges().stream())
        .filter(range -> range.type().equals(type) && range.partition() == partition)
        .mapToLong(Seal.Range::size)
        .sum();
  }

  private void publish(String topic, int partition, int count) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.getBrokersAsString());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new CloudEventSerializer())) {
      for (int i = 0; i < count; i++) {
        CloudEvent event = InMemoryEventLog.event(new Place(topic, partition, i), 1);
        producer.send(new ProducerRecord<>(topic, partition, "k", event)).get();
      }
    }
  }

  private void makeAnew(String topic) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.getBrokersAsString());
    try (Admin admin = Admin.create(settings)) {
      admin.deleteTopics(List.of(topic)).all().get();
      await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptions()
          .untilAsserted(
              () -> admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get());
    }
  }
}
