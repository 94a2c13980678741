package lianban.launcher.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lianban.launcher.broker.test.LocalBroker;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class BrokerAccessTest {

  private static final String TOPIC = "lianban.test";

  @TempDir static Path folder;
  private static LocalBroker broker;

  @BeforeAll
  static void start() throws Exception {
    broker = new LocalBroker(folder.resolve("kafka"), "housing", "public-security");
    try (Admin admin = Admin.create(broker.client(LocalBroker.EXCHANGE))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void letsNobodyInWithoutAPassword() {
    Map<String, Object> anonymous = new HashMap<>(Map.of("bootstrap.servers", broker.address()));
    anonymous.put("request.timeout.ms", 2_000);
    anonymous.put("default.api.timeout.ms", 4_000);
    try (Admin admin = Admin.create(anonymous)) {
      assertThatThrownBy(() -> admin.describeCluster().nodes().get())
          .hasCauseInstanceOf(org.apache.kafka.common.errors.TimeoutException.class);
    }
  }

  @Test
  void refusesAWrongPasswordAndSaysSo() throws IOException {
    try (Admin admin = Admin.create(broker.client("housing", "wrong-password-of-housing"))) {
      assertThatThrownBy(() -> admin.describeCluster().nodes().get())
          .hasCauseInstanceOf(SaslAuthenticationException.class);
    }
    assertThat(broker.log()).content().contains("Failed authentication", "invalid credentials");
    assertThat(Files.readString(broker.log())).doesNotContain("password-of");
  }

  @Test
  void aUserMayWriteOnlyWhatAListAllows() throws Exception {
    try (Producer<String, String> producer = producer("public-security")) {
      var letter = new ProducerRecord<String, String>(TOPIC, "key", "value");
      assertThatThrownBy(() -> producer.send(letter).get())
          .hasCauseInstanceOf(TopicAuthorizationException.class);

      allow("public-security");

      producer.send(letter).get(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void aUserMakesNoLists() {
    try (Admin admin = Admin.create(broker.client("housing"))) {
      assertThatThrownBy(() -> admin.createAcls(List.of(writing("housing"))).all().get())
          .hasCauseInstanceOf(ClusterAuthorizationException.class);
    }
  }

  @Test
  void theControllerObeysNoUserEither() {
    try (Admin admin = Admin.create(controller(broker.client("housing")))) {
      assertThatThrownBy(() -> admin.createAcls(List.of(writing("housing"))).all().get())
          .hasCauseInstanceOf(ClusterAuthorizationException.class);
    }
    Map<String, Object> wrong = broker.client("broker", "wrong-password-of-broker");
    try (Admin admin = Admin.create(controller(wrong))) {
      assertThatThrownBy(() -> admin.describeCluster().nodes().get())
          .hasCauseInstanceOf(SaslAuthenticationException.class);
    }
  }

  private static Map<String, Object> controller(Map<String, Object> client) {
    client.remove("bootstrap.servers");
    client.put("bootstrap.controllers", broker.controllerAddress());
    return client;
  }

  @Test
  void noPasswordStandsInAFileOrOnTheCommandLine() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                      .doesNotContain("password-of"));
    }
    assertThat(broker.handle().info().commandLine().orElse("")).doesNotContain("password-of");
  }

  private static void allow(String user) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(broker.client(LocalBroker.EXCHANGE))) {
      admin.createAcls(List.of(writing(user))).all().get();
    }
  }

  private static AclBinding writing(String user) {
    return new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, TOPIC, PatternType.LITERAL),
        new AccessControlEntry("User:" + user, "*", AclOperation.WRITE, AclPermissionType.ALLOW));
  }

  private static Producer<String, String> producer(String user) {
    return new KafkaProducer<>(broker.client(user), new StringSerializer(), new StringSerializer());
  }
}
