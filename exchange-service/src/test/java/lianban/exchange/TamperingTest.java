package lianban.exchange;

import static lianban.exchange.SealedEventsOfHousing.HOUSING;
import static lianban.exchange.SealedEventsOfHousing.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import lianban.proof.Bundle;
import lianban.proof.Place;
import lianban.service.kafka.EventPublisher;
import lianban.service.test.TestTokens;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaAdmin;
import tools.jackson.databind.JsonNode;

/** Whatever of the stored is altered behind the exchange's back, the check finds and names it. */
class TamperingTest {

  private static final String CERTIFICATES = "lianban.certificate.issued";
  private static RunningExchange exchange;
  private static SealedEventsOfHousing housing;
  private static int count;

  @BeforeAll
  static void start() {
    exchange = new RunningExchange();
    exchange.awaitReady();
    housing = new SealedEventsOfHousing(exchange);
  }

  @AfterAll
  static void stop() {
    exchange.close();
  }

  private static MongoCollection<Document> collection(String name) {
    return exchange.bean(MongoDatabase.class).getCollection(name);
  }

  /** A seal of this test's own, with one after it. */
  private static Bundle sealed() {
    Place place = housing.publish("t-" + count++);
    Bundle bundle = Bundle.read(housing.proof(place).body());
    housing.proof(housing.publish("t-" + count++));
    return bundle;
  }

  private static JsonNode finding(String kind, long seal) {
    return await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> findings().filter(f -> isOf(f, kind, seal)).findFirst(), Optional::isPresent)
        .orElseThrow();
  }

  private static Stream<JsonNode> findings() {
    return exchange.get(HOUSING, "/api/v1/proof/checks").body().path("findings").valueStream();
  }

  private static boolean isOf(JsonNode finding, String kind, long seal) {
    return finding.path("kind").asString().equals(kind) && finding.path("seal").asLong() == seal;
  }

  /** One round of the check takes seconds: each alteration gets a seal of its own beforehand. */
  @Test
  void alteredFieldsOfSealsAreNamed() {
    Map<Long, String> altered = new LinkedHashMap<>();
    altered.put(altered("\"root\":\".", "\"root\":\"x"), "root");
    altered.put(altered("\"previous\":\".", "\"previous\":\"x"), "previous");
    altered.put(altered("\"signature\":\"..", "\"signature\":\"AB"), "signature");
    altered.put(altered("\"earliest\":\"2...", "\"earliest\":\"2001"), "earliest");
    altered.put(altered("\"latest\":\"2...", "\"latest\":\"2099"), "latest");
    altered.put(altered("\"sealedAt\":\"2...", "\"sealedAt\":\"2031"), "sealedAt");
    altered.put(altered("\"keyId\":\".", "\"keyId\":\"_"), "keyId");
    altered.put(altered("\"number\":", "\"number\":9"), "number");
    altered.put(altered("\"size\":", "\"size\":1"), "size");
    altered.put(altered("\"from\":", "\"from\":1"), "ranges");
    altered.put(altered("\"version\":1", "\"version\":2"), "text");

    altered.forEach(
        (number, field) -> {
          JsonNode finding = finding("SEAL_ALTERED", number);
          assertThat(finding.path("field").asString()).isEqualTo(field);
          assertThat(findings().filter(f -> f.path("seal").asLong() == number)).hasSize(1);
          assertThat(findings().filter(f -> f.path("seal").asLong() == number + 1)).isEmpty();
        });
  }

  /** The number of a new seal whose stored text was altered. */
  private static long altered(String pattern, String replacement) {
    long number = sealed().seal().number();
    Document stored = Objects.requireNonNull(collection("seals").find(Filters.eq(number)).first());
    String text = stored.getString("seal").replaceFirst(pattern, replacement);
    assertThat(text).isNotEqualTo(stored.getString("seal"));
    collection("seals").updateOne(Filters.eq(number), Updates.set("seal", text));
    return number;
  }

  @Test
  void missingSealIsNoticed() {
    long number = sealed().seal().number();
    collection("seals").deleteOne(Filters.eq(number));

    finding("SEAL_MISSING", number);
    assertThat(findings().filter(f -> f.path("seal").asLong() == number + 1)).isEmpty();
  }

  @Test
  void alteredLeafIsLocated() {
    Bundle bundle = sealed();
    String id = bundle.seal().number() + "/" + bundle.seal().root() + "/0";
    Document chunk = collection("seal_leaves").find(Filters.eq(id)).first();
    assertThat(chunk).isNotNull();
    byte[] leaves = chunk.get("leaves", Binary.class).getData();
    leaves[Math.toIntExact(bundle.index()) * 32 + 7] ^= 1;
    collection("seal_leaves").updateOne(Filters.eq(id), Updates.set("leaves", new Binary(leaves)));

    assertIsAt(finding("LEAF_ALTERED", bundle.seal().number()), bundle.place());
    assertThat(exchange.get(HOUSING, path(bundle.place())).status())
        .as("a proof that does not hold is not handed out")
        .isEqualTo(500);
  }

  @Test
  void missingLeavesAreNoticed() {
    Bundle bundle = sealed();
    collection("seal_leaves")
        .deleteOne(Filters.eq(bundle.seal().number() + "/" + bundle.seal().root() + "/0"));

    finding("LEAVES_MISSING", bundle.seal().number());
  }

  /** The broker's files are left alone; the topic is made anew with another event in the place. */
  @Test
  void alteredAndMissingEventsAreLocated() throws Exception {
    publishCertificate("k-1", "right");
    publishCertificate("k-2", "right");
    ConsumerRecord<String, ?> first = exchange.records(CERTIFICATES, "K-1").getFirst();
    var place = new Place(CERTIFICATES, first.partition(), first.offset());
    var next = new Place(CERTIFICATES, first.partition(), first.offset() + 1);
    long seal = sealOf(place);
    long last = sealOf(next);

    makeAnew();
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .untilAsserted(() -> publishCertificate("k-1", "wrong"));

    assertIsAt(finding("EVENT_ALTERED", seal), place);
    assertIsAt(finding("EVENT_MISSING", last), next);
  }

  private static void publishCertificate(String id, String content) {
    exchange
        .bean(EventPublisher.class)
        .publishAll(
            List.of(
                CloudEventBuilder.v1()
                    .withId(id)
                    .withSource(URI.create("/exchange"))
                    .withType(CERTIFICATES)
                    .withSubject("K-1")
                    .withData(
                        "application/json",
                        "{\"is\":\"%s\"}".formatted(content).getBytes(StandardCharsets.UTF_8))
                    .build()));
  }

  private static long sealOf(Place place) {
    String utilities = TestTokens.department("utilities", "event.read");
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> exchange.get(utilities, path(place)), answer -> answer.status() == 200)
        .body()
        .at("/seal/number")
        .asLong();
  }

  private static void makeAnew() throws Exception {
    try (Admin admin = Admin.create(exchange.bean(KafkaAdmin.class).getConfigurationProperties())) {
      admin.deleteTopics(List.of(CERTIFICATES)).all().get();
      await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptions()
          .untilAsserted(
              () ->
                  admin
                      .createTopics(List.of(new NewTopic(CERTIFICATES, 4, (short) 1)))
                      .all()
                      .get());
    }
  }

  private static void assertIsAt(JsonNode finding, Place place) {
    assertThat(finding.path("type").asString()).isEqualTo(place.type());
    assertThat(finding.path("partition").asInt()).isEqualTo(place.partition());
    assertThat(finding.path("offset").asLong()).isEqualTo(place.offset());
  }
}
