package lianban.department.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.CloudEventSerializer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lianban.launcher.broker.test.LocalBroker;
import lianban.launcher.store.DocumentStore;
import lianban.service.test.TestTokens;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** A department at a broker that allows nothing unless a list does. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
@ExtendWith(OutputCaptureExtension.class)
class BrokerAccessTest {

  private static final String REQUESTED = "lianban.step.requested.sample";
  private static final String ANSWERED = "lianban.step.answered.sample";
  private static final AclBinding READING =
      allowed(ResourceType.TOPIC, REQUESTED, PatternType.LITERAL, AclOperation.READ);
  private static final AclBinding TAKING_BACK =
      allowed(
          ResourceType.TOPIC, "lianban.redelivery.sample", PatternType.LITERAL, AclOperation.READ);
  private static final List<AclBinding> ANSWERING =
      List.of(
          allowed(ResourceType.TOPIC, ANSWERED, PatternType.LITERAL, AclOperation.WRITE),
          allowed(ResourceType.GROUP, "sample.", PatternType.PREFIXED, AclOperation.READ));

  @TempDir static Path folder;
  private static LocalBroker broker;
  private static DocumentStore store;
  private static Admin exchange;

  @BeforeAll
  static void start() throws Exception {
    broker = new LocalBroker(folder, "sample");
    store = DocumentStore.inMemory();
    exchange = Admin.create(broker.client(LocalBroker.EXCHANGE));
    exchange
        .createTopics(
            Stream.of(
                    REQUESTED,
                    ANSWERED,
                    "lianban.redelivery.sample",
                    "lianban.redelivered.sample",
                    "lianban.certificate.issued")
                .map(topic -> new NewTopic(topic, 1, (short) 1))
                .toList())
        .all()
        .get();
  }

  @AfterAll
  static void stop() {
    exchange.close();
    store.close();
    broker.close();
  }

  @Test
  void waitsForItsListsAndLosesNothingWhileItHasNone(CapturedOutput output) throws Exception {
    try (var _ = department(broker.password("sample"))) {
      request("r1");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> output.getAll().contains("group sample.steps waits for access"));

      exchange.createAcls(ANSWERING).all().get();
      exchange.createAcls(List.of(READING)).all().get();
      awaitAnswer("r1.answer"); // also while it may not take back dead letters
      exchange.createAcls(List.of(TAKING_BACK)).all().get();

      exchange.deleteAcls(List.of(READING.toFilter())).all().get();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> output.getAll().contains("authorized to access topics: [" + REQUESTED));
      request("r2");
      exchange.createAcls(List.of(READING)).all().get();
      awaitAnswer("r2.answer");
    }
    assertThat(output.getAll().split("group sample.first waits for access", -1))
        .as("told once, however long it waits")
        .hasSizeBetween(2, 3);
  }

  @Test
  void saysThatItsPasswordIsWrongAndGoesOn(CapturedOutput output) {
    try (ConfigurableApplicationContext context = department("another-password-than-its-own")) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> output.getAll().contains("Authentication failed"));

      assertThat(context.isActive()).isTrue();
    }
    assertThat(output)
        .contains("group sample.steps waits for access")
        .doesNotContain("another-password-than-its-own");
  }

  private static ConfigurableApplicationContext department(String password) {
    return new SpringApplicationBuilder(SampleDepartment.class, TestTokens.class)
        .properties(
            Map.of(
                "spring.config.name",
                "sample-department",
                "LIANBAN_PORT",
                "0",
                "LIANBAN_MONGODB",
                store.connectionString(),
                "LIANBAN_KAFKA_PASSWORD",
                password,
                "eureka.client.enabled",
                "false",
                "spring.cloud.discovery.enabled",
                "false"))
        // Before the property of the machine that a test with another broker leaves behind.
        .run("--LIANBAN_KAFKA=" + broker.address());
  }

  private static void request(String id) throws Exception {
    String data =
        """
        {"caseId":"c-%s","stepId":"stamp","department":"sample","matter":"m","matterVersion":1,
         "attempt":1,"requestedAt":"2026-11-22T08:15:30Z","form":{"name":"home"},"supplement":{}}
        """
            .formatted(id);
    CloudEvent event =
        CloudEventBuilder.v1()
            .withId(id)
            .withSource(URI.create("/exchange"))
            .withType(REQUESTED)
            .withSubject("c-" + id)
            .withData("application/json", data.getBytes(StandardCharsets.UTF_8))
            .build();
    try (var producer =
        new KafkaProducer<>(
            broker.client(LocalBroker.EXCHANGE),
            new StringSerializer(),
            new CloudEventSerializer())) {
      producer.send(new ProducerRecord<>(REQUESTED, "c-" + id, event)).get();
    }
  }

  private static void awaitAnswer(String id) {
    Map<String, Object> settings = broker.client(LocalBroker.EXCHANGE);
    settings.put("group.id", "reading-" + id);
    settings.put("auto.offset.reset", "earliest");
    var text = new StringDeserializer();
    try (var consumer = new KafkaConsumer<>(settings, text, text)) {
      consumer.subscribe(List.of(ANSWERED));
      List<String> ids = new ArrayList<>();
      await()
          .atMost(Duration.ofSeconds(30))
          .pollInSameThread()
          .until(
              () -> {
                consumer
                    .poll(Duration.ofMillis(100))
                    .forEach(
                        answer ->
                            ids.add(
                                new String(
                                    answer.headers().lastHeader("ce_id").value(),
                                    StandardCharsets.UTF_8)));
                return ids.contains(id);
              });
    }
  }

  private static AclBinding allowed(
      ResourceType type, String name, PatternType pattern, AclOperation operation) {
    return new AclBinding(
        new ResourcePattern(type, name, pattern),
        new AccessControlEntry("User:sample", "*", operation, AclPermissionType.ALLOW));
  }
}
