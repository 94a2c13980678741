package lianban.launcher.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import lianban.launcher.broker.test.LocalBroker;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KilledBrokerTest {

  private static final int RECORDS = 500;
  private static final String TOPIC = "lianban.test";

  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void servesAgainWithEveryAcknowledgedRecordAfterAKill(@TempDir Path folder) throws Exception {
    try (var broker = new LocalBroker(folder)) {
      createTopic(broker);
      publish(broker);
      broker.kill();
      broker.startAgain();

      assertThat(read(broker)).hasSize(RECORDS).doesNotHaveDuplicates();
    }
  }

  private static void createTopic(LocalBroker broker) throws Exception {
    try (Admin admin = Admin.create(broker.client(LocalBroker.EXCHANGE))) {
      admin
          .createTopics(List.of(new NewTopic(TOPIC, 4, (short) 1)))
          .all()
          .get(60, TimeUnit.SECONDS);
    }
  }

  private static void publish(LocalBroker broker) throws Exception {
    Map<String, Object> settings = broker.client(LocalBroker.EXCHANGE);
    settings.put("acks", "all");
    try (Producer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      for (int i = 0; i < RECORDS; i++) {
        producer
            .send(new ProducerRecord<>(TOPIC, "key" + i, "value" + i))
            .get(60, TimeUnit.SECONDS);
      }
    }
  }

  private static List<String> read(LocalBroker broker) {
    Map<String, Object> settings = broker.client(LocalBroker.EXCHANGE);
    settings.put("group.id", "test");
    settings.put("auto.offset.reset", "earliest");
    List<String> values = new ArrayList<>();
    try (Consumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(TOPIC));
      while (values.size() < RECORDS) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
          values.add(record.value());
        }
      }
    }
    return values;
  }
}
