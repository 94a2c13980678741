package lianban.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import lianban.kernel.event.CaseStatus.Phase;
import lianban.kernel.event.EventTypes;
import lianban.launcher.store.DocumentStore;
import lianban.service.kafka.EventJson;
import lianban.service.kafka.EventPublisher;
import lianban.service.test.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.test.context.EmbeddedKafka;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service: events in over a real broker, requests over HTTP, an embedded store. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"eureka.client.enabled=false", "spring.cloud.discovery.enabled=false"})
@EmbeddedKafka(
    partitions = 1,
    topics = {EventTypes.CASE_STATUS, EventTypes.CASE_STATUS + ".dead-letter"},
    bootstrapServersProperty = "spring.kafka.bootstrap-servers")
@Import(TestTokens.class)
class RatingServiceTest {

  private static final DocumentStore STORE = DocumentStore.inMemory();
  private static final String BAD =
      "{\"right\": \"%s\", \"level\": 1, \"reasons\": [113], \"comment\": \"跑了三趟\"%s}";
  private static final String SUPERVISOR = TestTokens.client("supervisor", "rating.supervise");

  private final EventPublisher publisher;
  private final EventJson events;
  private final ConsumerFactory<String, CloudEvent> consumers;
  private final Door door;

  RatingServiceTest(
      @Autowired EventPublisher publisher,
      @Autowired EventJson events,
      @Autowired ConsumerFactory<String, CloudEvent> consumers,
      @LocalServerPort int port) {
    this.publisher = publisher;
    this.events = events;
    this.consumers = consumers;
    this.door = new Door(port);
  }

  @DynamicPropertySource
  static void store(DynamicPropertyRegistry properties) {
    properties.add("LIANBAN_MONGODB", STORE::connectionString);
  }

  @AfterAll
  static void stop() {
    STORE.close();
  }

  @BeforeEach
  void theListenerHears() {
    close("warm-up", "warm-up");
    awaitRights("warm-up", 1);
  }

  @Test
  void theSameEventTwiceGivesOneRight() throws IOException {
    close("case-1", "holder-1");
    close("case-1", "holder-1");
    publisher.publishAll(List.of(event("case-0", "holder-1", Phase.IN_APPROVAL)));
    close("case-2", "holder-1");

    JsonNode rights = awaitRights("holder-1", 2);
    assertThat(rights).isEqualTo(golden("rights"));
  }

  @Test
  void anEventThatIsNoStatusGoesToTheDeadLetters() {
    var broken =
        CloudEventBuilder.v1(event("case-3", "holder-3", Phase.CLOSED))
            .withData(
                "application/json", "{\"caseId\": \"case-3\"}".getBytes(StandardCharsets.UTF_8))
            .build();
    publisher.publishAll(List.of(broken));
    close("case-4", "holder-3");

    awaitRights("holder-3", 1);
    try (var consumer = consumers.createConsumer("dead-letters", "test")) {
      consumer.subscribe(List.of(EventTypes.deadLetterTopic(EventTypes.CASE_STATUS)));
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () ->
                  Stream.of(consumer.poll(Duration.ofMillis(200)))
                      .anyMatch(records -> !records.isEmpty()));
    }
  }

  @Test
  void aBadRatingOpensARectificationThatNamesNobody() throws IOException {
    close("case-10", "holder-10");
    awaitRights("holder-10", 1);

    var rated = door.rate(Door.applicant("holder-10"), "k-10", BAD.formatted("case-10", ""));

    assertThat(rated.status()).isEqualTo(201);
    String id = rated.body().path("ratingId").asString();
    assertThat(named(rated.body(), id)).isEqualTo(golden("rating"));
    var listed = rectification(Door.officer("registration"), id);
    assertThat(named(Objects.requireNonNull(listed), id)).isEqualTo(golden("rectification"));
    assertThat(listed.toString()).doesNotContain("holder-10").doesNotContain("case-10");
    assertThat(rectification(SUPERVISOR, id)).isEqualTo(listed);
    assertThat(rectification(Door.officer("housing"), id)).isNull();
  }

  @Test
  void aSupervisorLearnsTheCaseOfWhoeverGaveTheNameButADepartmentDoesNot() {
    close("case-11", "holder-11");
    awaitRights("holder-11", 1);
    String body = BAD.formatted("case-11", ", \"anonymous\": false");
    var rated = door.rate(Door.applicant("holder-11"), "k-11", body);
    String id = rated.body().path("ratingId").asString();

    JsonNode supervised = Objects.requireNonNull(rectification(SUPERVISOR, id));
    JsonNode owned = Objects.requireNonNull(rectification(Door.officer("registration"), id));
    assertThat(supervised.path("caseId").asString()).isEqualTo("case-11");
    assertThat(owned.has("caseId")).isFalse();
  }

  @Test
  void onlyTheHolderRatesAndOnlyOnce() {
    close("case-20", "holder-20");
    awaitRights("holder-20", 1);
    String body = BAD.formatted("case-20", "");

    assertThat(door.rate(Door.applicant("stranger"), "k", body).slug()).isEqualTo("not-found");
    var officer = Door.officer("registration");
    assertThat(door.rate(officer, "k", body).slug()).isEqualTo("access-denied");
    var noHolder = TestTokens.client("somebody", "rating.give");
    assertThat(door.rate(noHolder, "k", body).slug()).isEqualTo("access-denied");
    assertThat(door.get("/api/v1/ratings/rights", noHolder).slug()).isEqualTo("access-denied");
    assertThat(door.get("/api/v1/ratings/rights", null).status()).isEqualTo(401);
    var holder = Door.applicant("holder-20");
    assertThat(door.get("/api/v1/rectifications", holder).slug()).isEqualTo("access-denied");

    var first = door.rate(holder, "k", body);
    assertThat(first.status()).isEqualTo(201);
    assertThat(door.rate(holder, "k", body)).isEqualTo(first);
    var second = door.rate(holder, "k2", body);
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.slug()).isEqualTo("already-rated");
    assertThat(second.body().path("title").asString()).matches(".*\\p{IsHan}.*");
    assertThat(door.rate(holder, "k", BAD.formatted("case-21", "")).slug())
        .isEqualTo("idempotency-key-reused");
    assertThat(door.get("/api/v1/ratings/rights", holder).body().size()).isZero();
  }

  @Test
  void everyFaultIsListedAtOnce() throws IOException {
    var faulty =
        door.rate(
            Door.applicant("holder-30"),
            "k",
            """
            {"level": 1, "reasons": ["x", 208, 999, 113, 113], "comment": 7, "anonimous": false}
            """);

    assertThat(faulty.status()).isEqualTo(422);
    assertThat(faulty.body().path("faults")).isEqualTo(golden("faults"));
  }

  @Test
  void refusesWhatIsNoRequestAtAll() {
    String holder = Door.applicant("holder-40");
    assertThat(door.rate(holder, null, "{}").slug()).isEqualTo("idempotency-key-missing");
    assertThat(door.rate(holder, "a b", "{}").slug()).isEqualTo("invalid-request");
    assertThat(door.rate(holder, "k", "{").slug()).isEqualTo("malformed-request");
    assertThat(door.rate(holder, "k", "[]").slug()).isEqualTo("invalid-request");
    for (String query : List.of("limit=0", "limit=201", "cursor=%21")) {
      assertThat(door.get("/api/v1/rectifications?" + query, SUPERVISOR).slug())
          .isEqualTo("invalid-request");
    }
  }

  @Test
  void pagesThroughRectifications() {
    for (String n : List.of("50", "51", "52")) {
      close("case-" + n, "holder-" + n);
      awaitRights("holder-" + n, 1);
      door.rate(Door.applicant("holder-" + n), "k", BAD.formatted("case-" + n, ""));
    }
    int all = door.get("/api/v1/rectifications", SUPERVISOR).body().path("rectifications").size();

    int seen = 0;
    String cursor = "";
    do {
      var page = door.get("/api/v1/rectifications?limit=2&cursor=" + cursor, SUPERVISOR).body();
      seen += page.path("rectifications").size();
      cursor = page.path("next").asString("");
    } while (!cursor.isEmpty());
    assertThat(seen).isEqualTo(all).isGreaterThanOrEqualTo(3);
  }

  private @Nullable JsonNode rectification(String token, String id) {
    return door.get("/api/v1/rectifications?limit=200", token)
        .body()
        .path("rectifications")
        .valueStream()
        .filter(open -> open.path("rectification").asString().equals(id))
        .findFirst()
        .orElse(null);
  }

  private void close(String caseId, String holder) {
    publisher.publishAll(List.of(event(caseId, holder, Phase.CLOSED)));
  }

  private CloudEvent event(String caseId, String holder, Phase phase) {
    return events
        .event(
            caseId + "-9",
            "/exchange",
            EventTypes.CASE_STATUS,
            caseId,
            Cases.CLOSED,
            Cases.status(caseId, holder, phase))
        .build();
  }

  /**
   * Alerts and dashboard of the deployment use these names; the clients' other figures stay out.
   */
  @Test
  void saysHowManyEventsWaitForItsListener() {
    assertThat(door.metrics())
        .contains("kafka_consumer_fetch_manager_records_lag_max{")
        .contains("kafka_producer_record_send_total{")
        .contains("kafka_producer_record_error_total{")
        .doesNotContain("kafka_consumer_fetch_manager_bytes");
  }

  private JsonNode awaitRights(String holder, int count) {
    String token = Door.applicant(holder);
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> door.get("/api/v1/ratings/rights", token).body(),
            rights -> rights.size() == count);
  }

  private static JsonNode named(JsonNode body, String ratingId) {
    return new JsonMapper().readTree(body.toString().replace(ratingId, "<ratingId>"));
  }

  private static JsonNode golden(String name) throws IOException {
    try (var file =
        Objects.requireNonNull(
            RatingServiceTest.class.getResourceAsStream("golden/" + name + ".json"))) {
      return new JsonMapper().readTree(file.readAllBytes());
    }
  }

  /** A clock that stands still on the day before a long holiday. */
  @TestConfiguration
  static class World {

    @Bean
    InstantSource clock() {
      return InstantSource.fixed(Instant.parse("2026-09-30T02:00:00Z"));
    }
  }
}
