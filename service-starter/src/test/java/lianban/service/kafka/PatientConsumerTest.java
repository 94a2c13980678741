package lianban.service.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class PatientConsumerTest {

  private static final TopicPartition PARTITION = new TopicPartition("topic", 0);

  private final MockConsumer<String, String> broker = new MockConsumer<>("earliest");
  private final Consumer<String, String> consumer = PatientConsumer.of(broker);

  @Test
  void asksOnAndTellsOnceWhatIsRefused(CapturedOutput output) {
    subscribe();
    for (int i = 0; i < 3; i++) {
      broker.setPollException(new TopicAuthorizationException(Set.of("topic")));
      assertThat(consumer.poll(Duration.ZERO)).isEmpty();
      broker.setPollException(GroupAuthorizationException.forGroupId("group"));
      assertThat(consumer.poll(Duration.ZERO)).isEmpty();
    }
    broker.addRecord(new ConsumerRecord<>("topic", 0, 0, "key", "value"));

    assertThat(consumer.poll(Duration.ZERO)).hasSize(1);
    assertThat(output.getAll().split("waits for access", -1)).hasSize(3);
    assertThat(output).contains("[topic]", "group: group", "has access");
  }

  @Test
  void passesOnEveryOtherFault() {
    subscribe();
    broker.setPollException(new KafkaException("away"));

    assertThatExceptionOfType(KafkaException.class)
        .isThrownBy(() -> consumer.poll(Duration.ZERO))
        .withMessage("away");
  }

  @Test
  void hasNoPatienceWhereARequestWaits() {
    consumer.assign(List.of(PARTITION));
    broker.setPollException(new TopicAuthorizationException(Set.of("topic")));

    assertThatExceptionOfType(TopicAuthorizationException.class)
        .isThrownBy(() -> consumer.poll(Duration.ZERO));
  }

  private void subscribe() {
    consumer.subscribe(List.of("topic"));
    broker.rebalance(List.of(PARTITION));
    broker.updateBeginningOffsets(Map.of(PARTITION, 0L));
  }
}
