package lianban.department.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import lianban.department.test.DepartmentTest;
import lianban.department.test.TestExchange;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.utils.KafkaTestUtils;
import org.springframework.test.context.TestPropertySource;

@DepartmentTest
@TestPropertySource(properties = "spring.config.name=sample-department")
class UnreadableTest {

  private static final String TOPIC = "lianban.step.requested.sample";

  @Autowired EmbeddedKafkaBroker broker;
  @Autowired TestExchange exchange;

  @Test
  void putsAsideWhatIsNoEventAndGoesOn() throws ExecutionException, InterruptedException {
    var text = new StringSerializer();
    try (var producer = new KafkaProducer<>(KafkaTestUtils.producerProps(broker), text, text)) {
      producer.send(new ProducerRecord<>(TOPIC, "c1", "no event at all")).get();
    }
    exchange.request("c1-3", "c1", "stamp", 1, Map.of("name", "home"));

    assertThat(exchange.answers("c1-3", 1)).hasSize(1);
    var readable = new StringDeserializer();
    var properties = KafkaTestUtils.consumerProps(broker, "looking", false);
    try (var consumer = new KafkaConsumer<>(properties, readable, readable)) {
      broker.consumeFromAnEmbeddedTopic(consumer, TOPIC + ".dead-letter");
      List<String> letters = new ArrayList<>();
      await()
          .pollInSameThread()
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(50)).forEach(l -> letters.add(l.value()));
                return letters.contains("no event at all");
              });
    }
  }
}
