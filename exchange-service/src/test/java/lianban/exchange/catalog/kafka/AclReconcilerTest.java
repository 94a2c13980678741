package lianban.exchange.catalog.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import lianban.exchange.catalog.EventType;
import lianban.exchange.catalog.EventTypes;
import lianban.exchange.catalog.Grant;
import lianban.exchange.catalog.Grants;
import lianban.launcher.broker.test.LocalBroker;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.core.KafkaAdmin;

/** The broker with its authorizer, and departments that try what they may and may not. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class AclReconcilerTest {

  private static final String FILED = "housing.contract.filed";
  private static final String TAX_REQUESTS = "lianban.step.requested.tax";
  private static final String TAX_ANSWERS = "lianban.step.answered.tax";
  private static final String HOUSING_REQUESTS = "lianban.step.requested.housing";
  private static final String HOUSING_ANSWERS = "lianban.step.answered.housing";
  private static final List<EventType> TYPES =
      List.of(
          type(FILED, "housing"),
          type(TAX_REQUESTS, "exchange-service"),
          type(TAX_ANSWERS, "tax"),
          type(HOUSING_REQUESTS, "exchange-service"),
          type(HOUSING_ANSWERS, "housing"));

  @TempDir static Path folder;
  private static LocalBroker broker;

  private final List<Grant> grants = new CopyOnWriteArrayList<>();
  private Instant now = Instant.parse("2026-11-24T08:00:00Z");
  private final AclReconciler reconciler = reconciler();

  @BeforeAll
  static void start() throws Exception {
    broker = new LocalBroker(folder, "tax", "housing");
    try (Admin admin = Admin.create(broker.client(LocalBroker.EXCHANGE));
        Producer<String, String> exchange = producer(LocalBroker.EXCHANGE)) {
      List<NewTopic> topics = new ArrayList<>();
      for (EventType type : TYPES) {
        topics.add(new NewTopic(type.type(), 1, (short) 1));
        topics.add(new NewTopic(type.type() + ".dead-letter", 1, (short) 1));
      }
      for (String user : List.of("tax", "housing")) {
        topics.add(new NewTopic("lianban.redelivery." + user, 1, (short) 1));
        topics.add(new NewTopic("lianban.redelivered." + user, 1, (short) 1));
      }
      admin.createTopics(topics).all().get();
      for (EventType type : TYPES) {
        exchange.send(new ProducerRecord<>(type.type(), "key", "first")).get();
      }
      exchange.send(new ProducerRecord<>("lianban.redelivery.tax", "key", "back")).get();
    }
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @BeforeEach
  void grant() {
    grants.add(whole("tax", TAX_REQUESTS));
    grants.add(whole("housing", HOUSING_REQUESTS));
    reconciler.reconcile();
  }

  @Test
  void aDepartmentReadsItsRequestsAndAnswersThem() throws Exception {
    assertThat(read("tax", "tax.steps", TAX_REQUESTS)).isEqualTo("first");
    assertThat(read("tax", "tax", TAX_REQUESTS)).isEqualTo("first");
    write("tax", TAX_ANSWERS);
    write("tax", TAX_REQUESTS + ".dead-letter");
    assertThat(read("tax", "tax.steps", "lianban.redelivery.tax")).isEqualTo("back");
    write("tax", "lianban.redelivered.tax");
  }

  @Test
  void aDepartmentReadsNoOthersRequestsAndWritesNoOthersAnswers() {
    assertThatThrownBy(() -> read("tax", "tax.steps", HOUSING_REQUESTS))
        .isInstanceOf(TopicAuthorizationException.class);
    assertThatThrownBy(() -> read("tax", "housing.steps", TAX_REQUESTS))
        .isInstanceOf(AuthorizationException.class);
    assertThatThrownBy(() -> read("housing", "housing.steps", "lianban.redelivery.tax"))
        .isInstanceOf(TopicAuthorizationException.class);
    for (String topic :
        List.of(
            HOUSING_ANSWERS,
            TAX_REQUESTS,
            TAX_ANSWERS + ".dead-letter",
            "lianban.redelivery.tax",
            "lianban.redelivered.housing")) {
      assertThatThrownBy(() -> write("tax", topic))
          .hasCauseInstanceOf(TopicAuthorizationException.class);
    }
    assertThatThrownBy(() -> write("housing", FILED))
        .as("what is published goes through the exchange")
        .hasCauseInstanceOf(TopicAuthorizationException.class);
  }

  @Test
  void aGrantOfSomeFieldsGivesNoAccess() {
    grants.add(new Grant("g", "tax", FILED, Grant.Rows.ALL, Set.of("/price"), 1));
    reconciler.reconcile();

    assertThatThrownBy(() -> read("tax", "tax.filed", FILED))
        .isInstanceOf(TopicAuthorizationException.class);
  }

  @Test
  void aGrantGivesAccessAndItsEndTakesIt() throws Exception {
    Grant grant = whole("tax", FILED);
    try (Consumer<String, String> reader = consumer("tax", "tax.filed")) {
      reader.subscribe(List.of(FILED));
      assertThatThrownBy(() -> poll(reader)).isInstanceOf(TopicAuthorizationException.class);
      grants.add(grant);
      reconciler.reconcile();
      assertThat(poll(reader)).isEqualTo("first");

      grants.remove(grant);
      reconciler.reconcile();
      // What was asked for before may still bring something; nothing that is asked for now does.
      await()
          .pollInSameThread()
          .untilAsserted(
              () ->
                  assertThatThrownBy(() -> reader.poll(Duration.ofMillis(200)))
                      .isInstanceOf(TopicAuthorizationException.class));
      try (Producer<String, String> exchange = producer(LocalBroker.EXCHANGE)) {
        exchange.send(new ProducerRecord<>(FILED, "key", "second")).get();
      }
      assertThatThrownBy(() -> poll(reader)).isInstanceOf(TopicAuthorizationException.class);
    }
  }

  @Test
  void aProducerThatWasRefusedWritesOnceItMay() throws Exception {
    grants.removeIf(grant -> grant.subscriber().equals("housing"));
    try (Admin admin = Admin.create(broker.client(LocalBroker.EXCHANGE));
        Producer<String, String> housing = producer("housing")) {
      admin.deleteAcls(List.of(AclBindingFilter.ANY)).all().get();
      var answer = new ProducerRecord<>(HOUSING_ANSWERS, "key", "answer");
      assertThatThrownBy(() -> housing.send(answer).get())
          .hasCauseInstanceOf(AuthorizationException.class);

      now = now.plus(Duration.ofMinutes(1));
      reconciler.reconcile();

      await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptions()
          .until(() -> housing.send(answer).get(10, TimeUnit.SECONDS).hasOffset());
    }
  }

  @Test
  void whatAPersonChangedIsMendedWithinAMinute() throws Exception {
    AclBinding strange = reading(FILED, "User:*");
    AclBinding foreign = reading("weather.measured", "User:weather");
    try (Admin admin = Admin.create(broker.client(LocalBroker.EXCHANGE))) {
      admin.deleteAcls(List.of(reading(TAX_REQUESTS, "User:tax").toFilter())).all().get();
      admin.createAcls(List.of(strange, foreign)).all().get();
      reconciler.reconcile();
      assertThat(lists(admin)).contains(strange, foreign);

      now = now.plus(Duration.ofMinutes(1));
      reconciler.reconcile();

      assertThat(lists(admin))
          .contains(reading(TAX_REQUESTS, "User:tax"), foreign)
          .doesNotContain(strange);
    }
  }

  @Test
  void severalInstancesAgree() throws Exception {
    grants.add(whole("tax", FILED));
    AclReconciler other = reconciler();
    Thread beside = Thread.ofPlatform().start(other::reconcile);
    reconciler.reconcile();
    beside.join();

    try (Admin admin = Admin.create(broker.client(LocalBroker.EXCHANGE))) {
      assertThat(lists(admin)).contains(reading(FILED, "User:tax"));
    }
  }

  private AclReconciler reconciler() {
    var admin = new KafkaAdmin(broker.client(LocalBroker.EXCHANGE));
    InstantSource clock = () -> now;
    return new AclReconciler(new Types(), new Given(), admin, clock);
  }

  private static Iterable<AclBinding> lists(Admin admin) throws Exception {
    return admin.describeAcls(AclBindingFilter.ANY).values().get();
  }

  private static AclBinding reading(String topic, String principal) {
    return new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
        new AccessControlEntry(principal, "*", AclOperation.READ, AclPermissionType.ALLOW));
  }

  private static void write(String user, String topic) throws Exception {
    try (Producer<String, String> producer = producer(user)) {
      producer.send(new ProducerRecord<>(topic, "key", "by " + user)).get(60, TimeUnit.SECONDS);
    }
  }

  private static String read(String user, String group, String topic) {
    try (Consumer<String, String> consumer = consumer(user, group)) {
      consumer.subscribe(List.of(topic));
      return poll(consumer);
    }
  }

  /** The first value, as soon as there is one. */
  private static String poll(Consumer<String, String> consumer) {
    List<String> values = new ArrayList<>();
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInSameThread()
        .until(
            () -> {
              consumer.poll(Duration.ofMillis(200)).forEach(letter -> values.add(letter.value()));
              return !values.isEmpty();
            });
    return values.getFirst();
  }

  private static Producer<String, String> producer(String user) {
    return new KafkaProducer<>(broker.client(user), new StringSerializer(), new StringSerializer());
  }

  private static Consumer<String, String> consumer(String user, String group) {
    Map<String, Object> settings = broker.client(user);
    settings.put("group.id", group);
    settings.put("auto.offset.reset", "earliest");
    settings.put("enable.auto.commit", false);
    settings.put("metadata.max.age.ms", 1_000);
    return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
  }

  private static Grant whole(String subscriber, String type) {
    return new Grant(type + "/" + subscriber, subscriber, type, Grant.Rows.ALL, null, 1);
  }

  private static EventType type(String name, String publisher) {
    return new EventType(name, 1, "{}", List.of(publisher), null);
  }

  private static final class Types implements EventTypes {
    @Override
    public @Nullable EventType find(String type) {
      return TYPES.stream().filter(t -> t.type().equals(type)).findFirst().orElse(null);
    }

    @Override
    public List<EventType> all() {
      return TYPES;
    }
  }

  private final class Given implements Grants {
    @Override
    public @Nullable Grant current(String client, @Nullable String department, String type) {
      return grants.stream()
          .filter(g -> g.type().equals(type))
          .filter(g -> g.subscriber().equals(client) || Objects.equals(g.subscriber(), department))
          .findFirst()
          .orElse(null);
    }

    @Override
    public List<Grant> all() {
      return List.copyOf(grants);
    }
  }
}
