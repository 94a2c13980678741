package lianban.exchange;

import static lianban.exchange.RunningExchange.assertProblem;
import static lianban.exchange.RunningExchange.contractFiled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lianban.exchange.RunningExchange.Answer;
import lianban.exchange.catalog.Grants;
import lianban.exchange.publication.PublishedEvent;
import lianban.exchange.publication.PublishedEvents;
import lianban.exchange.publication.PublishedEvents.Attempt;
import lianban.exchange.publication.PublishedEvents.Entry;
import lianban.exchange.status.EventStatusService;
import lianban.exchange.status.EventWitness;
import lianban.proof.Bundle;
import lianban.service.access.Caller;
import lianban.service.test.TestTokens;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is told of an event, and to whom. */
class EventStatusTest {

  private static final String STATUS = "/api/v1/events/status?source=/housing&id=";
  private static final String TYPE = "housing.contract.filed";
  private static final String HOUSING =
      TestTokens.department("housing", "event.publish event.read");
  private static final Duration LONG = Duration.ofSeconds(20);
  private static RunningExchange exchange;

  @BeforeAll
  static void start() {
    exchange = new RunningExchange();
    exchange.awaitReady();
  }

  @AfterAll
  static void stop() {
    exchange.close();
  }

  @Test
  void theStatusSaysWhereAndWhenTheEventWasAccepted() {
    Instant before = Instant.now().minusMillis(1);
    exchange.publish(HOUSING, contractFiled("/housing", "s-1", "1.00"));

    Answer answer = exchange.get(HOUSING, STATUS + "s-1");

    assertThat(answer.status()).isEqualTo(200);
    var record =
        exchange.records(TYPE, "C-1").stream()
            .filter(r -> r.value().getId().equals("s-1"))
            .findFirst()
            .orElseThrow();
    assertThat(answer.text("source")).isEqualTo("/housing");
    assertThat(answer.text("id")).isEqualTo("s-1");
    assertThat(answer.text("type")).isEqualTo(TYPE);
    assertThat(answer.text("state")).isEqualTo("ACCEPTED");
    assertThat(answer.body().path("partition").asInt(-1)).isEqualTo(record.partition());
    assertThat(answer.body().path("offset").asLong(-1)).isEqualTo(offset(record));
    assertThat(Instant.parse(answer.text("acceptedAt"))).isBetween(before, Instant.now());
  }

  @Test
  void whatIsUnderWayIsSaidToBe() {
    exchange
        .bean(PublishedEvents.class)
        .begin(
            List.of(new Entry("/housing", "u-1", TYPE, "d")),
            new Attempt("127.0.0.2:1", Instant.EPOCH));

    Answer answer = exchange.get(HOUSING, STATUS + "u-1");

    assertThat(answer.text("state")).isEqualTo("UNDER_WAY");
    assertThat(answer.body().has("offset")).isFalse();
  }

  @Test
  void onlyPublisherAndReceiversLearnOfAnEvent() {
    exchange.publish(HOUSING, contractFiled("/housing", "p-1", "1.00"));

    String receiver = TestTokens.department("tax", "event.read");
    String stranger = TestTokens.department("registration", "event.read");
    String without = TestTokens.department("housing", "event.publish");

    assertThat(exchange.get(receiver, STATUS + "p-1").status()).isEqualTo(200);
    assertProblem(exchange.get(stranger, STATUS + "p-1"), 404, "not-found");
    assertProblem(exchange.get(HOUSING, STATUS + "none"), 404, "not-found");
    assertProblem(exchange.get(without, STATUS + "p-1"), 403, "access-denied");
    assertProblem(exchange.get("", STATUS + "p-1"), 401, "unauthenticated");
    assertProblem(exchange.get(HOUSING, "/api/v1/events/status?id=p-1"), 400, "malformed-request");
  }

  @Test
  void thePublisherSeesEveryDeliveryAndAReceiverItsOwn() {
    exchange.catalog.grant("police", TYPE, "public-security", "[\"\"]", "2099-01-01T00:00:00Z");
    String tax = TestTokens.department("tax", "event.read event.subscribe");
    String police = TestTokens.department("public-security", "event.read event.subscribe");
    String pulled = subscribe(tax);
    String idle = subscribe(police);
    exchange.publish(HOUSING, contractFiled("/housing", "d-1", "1.00"));

    String path = "/api/v1/events?subscription=" + pulled;
    exchange.get(tax, path + "&cursor=" + exchange.get(tax, path).text("cursor"));

    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(deliveries(HOUSING, "d-1"))
                    .containsExactlyInAnyOrder(
                        "public-security PULL WAITING 0 ", "tax PULL DELIVERED 1 "));
    await().atMost(LONG).until(() -> status(tax, "d-1").at("/deliveries/0").has("by"));
    assertThat(deliveries(tax, "d-1")).containsExactly("tax PULL DELIVERED 1 " + pulled);
    assertThat(deliveries(police, "d-1")).containsExactly("public-security PULL WAITING 0 " + idle);
  }

  @Test
  void theStatusSaysInWhichSealTheEventIs() {
    exchange.publish(HOUSING, contractFiled("/housing", "z-1", "1.00"));

    await()
        .atMost(LONG)
        .until(() -> status(HOUSING, "z-1").at("/seal/state").asString("").equals("SEALED"));

    JsonNode status = status(HOUSING, "z-1");
    String place =
        "&partition=" + status.path("partition").asInt() + "&offset=" + status.path("offset");
    Answer proof = exchange.get(HOUSING, "/api/v1/proof/events?type=" + TYPE + place);
    assertThat(status.at("/seal/number").asLong(-1))
        .isEqualTo(Bundle.read(proof.body()).seal().number());
  }

  @Test
  void everyWitnessThatKnowsOfAnEventIsHeard() {
    exchange.publish(HOUSING, contractFiled("/housing", "w-1", "1.00"));
    var statuses =
        new EventStatusService(
            exchange.bean(PublishedEvents.class),
            exchange.bean(Grants.class),
            List.of(witness("seal", "in 3"), witness("nothing", null)));

    var housing = new Caller("housing", "housing", "housing", null, Set.of());

    assertThat(statuses.status(housing, "/housing", "w-1").seen())
        .isEqualTo(Map.of("seal", "in 3 true"));
  }

  /** The grant is known within about a second. */
  private static String subscribe(String token) {
    String body = "{\"type\":\"" + TYPE + "\",\"channel\":\"PULL\"}";
    return await()
        .atMost(LONG)
        .until(
            () -> exchange.post(token, "/api/v1/subscriptions", "s", body), a -> a.status() == 201)
        .text("id");
  }

  private static JsonNode status(String token, String id) {
    return exchange.get(token, STATUS + id).body();
  }

  private static List<String> deliveries(String token, String id) {
    List<String> told = new ArrayList<>();
    for (JsonNode delivery : status(token, id).path("deliveries")) {
      told.add(
          String.join(
              " ",
              delivery.path("subscriber").asString(),
              delivery.path("channel").asString(),
              delivery.path("state").asString(),
              delivery.path("attempts").toString(),
              delivery.path("subscription").asString("")));
    }
    return told;
  }

  private static EventWitness witness(String name, @Nullable String known) {
    return new EventWitness() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public @Nullable Object seen(PublishedEvent event, Viewer viewer) {
        return known == null ? null : known + " " + viewer.isPublisher();
      }
    };
  }

  private static long offset(ConsumerRecord<?, ?> record) {
    return record.offset();
  }
}
