package lianban.exchange.delivery.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.cloudevents.kafka.CloudEventSerializer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import lianban.exchange.delivery.TopicEvent;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.support.serializer.ErrorHandlingDeserializer;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** Topics of a real broker, with numbered events. */
final class TestTopics implements AutoCloseable {

  private static final AtomicInteger NAMES = new AtomicInteger();
  private static final String SUBJECTS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final EmbeddedKafkaKraftBroker kafka;
  private final Admin admin;
  private final KafkaProducer<String, CloudEvent> producer;

  TestTopics() {
    kafka = new EmbeddedKafkaKraftBroker(1, 1);
    kafka.brokerProperties(
        new HashMap<>(
            Map.of(
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                // A producer that asks for a topic must not bring back one that was deleted.
                "auto.create.topics.enable", "false")));
    kafka.afterPropertiesSet();
    admin = Admin.create(Map.of("bootstrap.servers", kafka.getBrokersAsString()));
    producer = producer(Map.of());
  }

  private KafkaProducer<String, CloudEvent> producer(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.getBrokersAsString());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    // Soon knows of partitions that are added.
    settings.put(ProducerConfig.METADATA_MAX_AGE_CONFIG, "500");
    return new KafkaProducer<>(settings, new StringSerializer(), new CloudEventSerializer());
  }

  ConsumerFactory<String, CloudEvent> consumers() {
    return new DefaultKafkaConsumerFactory<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            kafka.getBrokersAsString(),
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false),
        StringDeserializer::new,
        () -> new ErrorHandlingDeserializer<>(new CloudEventDeserializer()));
  }

  /** A new topic. */
  String create(int partitions) {
    String name = "type-" + NAMES.incrementAndGet();
    create(name, partitions);
    return name;
  }

  private void create(String name, int partitions) {
    done(admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all());
    await().until(() -> partitions(name) == partitions);
  }

  /** Deletes a topic and makes it anew, without its events. */
  void recreate(String name, int partitions) {
    done(admin.deleteTopics(List.of(name)).all());
    await().until(() -> !done(admin.listTopics().names()).contains(name));
    create(name, partitions);
  }

  void widen(String name, int partitions) {
    done(admin.createPartitions(Map.of(name, NewPartitions.increaseTo(partitions))).all());
    await().until(() -> partitions(name) == partitions);
    await().until(() -> producer.partitionsFor(name).size() == partitions);
  }

  private int partitions(String name) {
    try {
      return admin
          .describeTopics(List.of(name))
          .allTopicNames()
          .get()
          .values()
          .iterator()
          .next()
          .partitions()
          .size();
    } catch (ExecutionException e) {
      return 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lets everything before an offset go, as when its time is over. */
  void truncate(String name, int partition, long before) {
    var there = new TopicPartition(name, partition);
    done(admin.deleteRecords(Map.of(there, RecordsToDelete.beforeOffset(before))).all());
  }

  void send(String type, int events) {
    send(type, 0, events);
  }

  /** Sends events of these numbers and waits until the broker has them. */
  void send(String type, int from, int to) {
    var sent =
        IntStream.range(from, to)
            .<Future<?>>mapToObj(number -> producer.send(letter(type, number, null)))
            .toList();
    sent.forEach(TestTopics::done);
  }

  void send(String type, int number, Instant at) {
    done(producer.send(letter(type, number, at)));
  }

  void sendInTransaction(String type, int events, boolean commit) {
    try (var transactional =
        producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "test-" + commit))) {
      transactional.initTransactions();
      transactional.beginTransaction();
      for (int number = 0; number < events; number++) {
        var _ = transactional.send(letter(type, number, null));
      }
      transactional.flush();
      if (commit) {
        transactional.commitTransaction();
      } else {
        transactional.abortTransaction();
      }
    }
  }

  private static ProducerRecord<String, CloudEvent> letter(
      String type, int number, @org.jspecify.annotations.Nullable Instant at) {
    String subject = SUBJECTS.substring(number % 26, number % 26 + 1);
    CloudEvent event =
        CloudEventBuilder.v1()
            .withId(String.valueOf(number))
            .withSource(URI.create("/test"))
            .withType(type)
            .withSubject(subject)
            .withData(
                "application/json", "{\"a\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .build();
    return new ProducerRecord<>(type, null, at == null ? null : at.toEpochMilli(), subject, event);
  }

  static int number(CloudEvent event) {
    return Integer.parseInt(event.getId());
  }

  /** Whether these are the events of these numbers, each once, each key's in order. */
  void assertWhole(List<TopicEvent> events, String type, int from, int to) {
    assertThat(events)
        .extracting(event -> number(event.event()))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(from, to).boxed().toList());
    Map<String, List<Integer>> keys = new HashMap<>();
    for (TopicEvent event : events) {
      assertThat(event.event().getType()).isEqualTo(type);
      keys.computeIfAbsent(
              Objects.requireNonNull(event.event().getSubject()), _ -> new ArrayList<>())
          .add(number(event.event()));
    }
    assertThat(keys.values()).allSatisfy(numbers -> assertThat(numbers).isSorted());
  }

  /** The broker goes away and comes back at the same place. */
  void restart() {
    var broker = Objects.requireNonNull(kafka.getCluster()).brokers().values().iterator().next();
    broker.shutdown();
    broker.awaitShutdown();
    broker.startup();
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(() -> !done(admin.describeCluster().nodes()).isEmpty());
  }

  private static <T> T done(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void done(Future<?> future) {
    try {
      future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(1));
    admin.close(Duration.ofSeconds(1));
    kafka.destroy();
  }
}
