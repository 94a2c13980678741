package lianban.launcher.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
    int port = freePort();
    int controllerPort = freePort();
    Process broker = start(folder, port, controllerPort);
    try {
      createTopic(port);
      publish(port);
      broker.destroyForcibly().waitFor();
      broker = start(folder, port, controllerPort);

      assertThat(read(port)).hasSize(RECORDS).doesNotHaveDuplicates();
    } finally {
      broker.destroyForcibly().waitFor();
    }
  }

  private static void createTopic(int port) throws Exception {
    try (Admin admin = Admin.create(client(port))) {
      admin
          .createTopics(List.of(new NewTopic(TOPIC, 4, (short) 1)))
          .all()
          .get(60, TimeUnit.SECONDS);
    }
  }

  private static void publish(int port) throws Exception {
    Map<String, Object> settings = client(port);
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

  private static List<String> read(int port) {
    Map<String, Object> settings = client(port);
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

  private static Map<String, Object> client(int port) {
    return new HashMap<>(Map.of("bootstrap.servers", "127.0.0.1:" + port));
  }

  private static Process start(Path folder, int port, int controllerPort) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            BrokerProcess.class.getName());
    Map<String, String> variables = builder.environment();
    variables.put("LIANBAN_KAFKA_DIR", folder.toString());
    variables.put("LIANBAN_KAFKA_PORT", String.valueOf(port));
    variables.put("LIANBAN_KAFKA_CONTROLLER_PORT", String.valueOf(controllerPort));
    File log = Path.of("target", "killed-broker.log").toFile();
    return builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log)).start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
