package lianban.exchange;

import static lianban.exchange.RunningExchange.assertProblem;
import static lianban.exchange.RunningExchange.contractFiled;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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
import lianban.service.access.Caller;
import lianban.service.test.TestTokens;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is told of an event, and to whom. */
class EventStatusTest {

  private static final String STATUS = "/api/v1/events/status?source=/housing&id=";
  private static final String TYPE = "housing.contract.filed";
  private static final String HOUSING =
      TestTokens.department("housing", "event.publish event.read");
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
