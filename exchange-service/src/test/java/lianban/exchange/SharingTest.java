package lianban.exchange;

import static lianban.exchange.RunningExchange.assertProblem;
import static lianban.exchange.RunningExchange.contractFiled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import lianban.exchange.RunningExchange.Answer;
import lianban.exchange.catalog.BrokerRight;
import lianban.exchange.catalog.BrokerRightsPolicy;
import lianban.exchange.catalog.EventTypes;
import lianban.exchange.catalog.Grants;
import lianban.service.test.TestTokens;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What grants let out, and when they stop doing so. */
class SharingTest {

  private static final String TYPE = "housing.contract.filed";
  private static final String EVENTS = "/api/v1/events?type=" + TYPE;
  private static final String HOUSING = TestTokens.department("housing", "event.publish");
  private static final String FAR = "2099-01-01T00:00:00Z";
  private static RunningExchange exchange;

  @BeforeAll
  static void start() {
    exchange = new RunningExchange();
    exchange.awaitReady();
    assertThat(exchange.publish(HOUSING, event()).status()).isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    exchange.close();
  }

  private static String event() {
    return contractFiled("/housing", UUID.randomUUID().toString(), "267000.00");
  }

  private static String reader(String client) {
    return TestTokens.client(client, "event.read");
  }

  private static void awaitGranted(String client) {
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> exchange.get(reader(client), EVENTS).status() == 200);
  }

  private static void awaitRefused(String client, Duration within) {
    await()
        .atMost(within)
        .untilAsserted(
            () -> assertProblem(exchange.get(reader(client), EVENTS), 403, "access-denied"));
  }

  @Test
  void fieldsThatAreNotGrantedStandInNoByteOfTheAnswer() {
    exchange.catalog.grant("g-1", TYPE, "police", "[\"/price\"]", FAR);
    awaitGranted("police");
    String answer = exchange.textOf(reader("police"), EVENTS + "&wait=5");
    assertThat(answer)
        .contains("\"data\":{\"price\":\"267000.00\"}")
        .doesNotContain("C-1", "P-1", "contractNo", "propertyNo", "filedAt");
  }

  @Test
  void departmentsReceiveWholeEventsByTheirStandingGrants() {
    String tax = TestTokens.department("tax", "event.read");
    Answer page = exchange.get(tax, EVENTS + "&wait=5");
    assertThat(page.body().path("events").path(0).path("data").path("contractNo").asString())
        .isEqualTo("C-1");
  }

  @Test
  void aRevokedGrantStopsThePull() {
    exchange.catalog.grant("g-2", TYPE, "bank", "[\"\"]", FAR);
    awaitGranted("bank");
    exchange.catalog.revoke("g-2");
    awaitRefused("bank", Duration.ofSeconds(3));
  }

  @Test
  void aGrantEndsByTheExchangesOwnClock() {
    exchange.catalog.grant("g-3", TYPE, "court", "[\"\"]", Instant.now().plusSeconds(3).toString());
    awaitGranted("court");
    awaitRefused("court", Duration.ofSeconds(6));
  }

  /** The grant goes while the poll waits; what comes then is not given out, nor passed over. */
  @Test
  void aRevokedGrantStopsALongPollUnderWay() throws Exception {
    exchange.catalog.grant("g-4", TYPE, "notary", "[\"\"]", FAR);
    awaitGranted("notary");
    String cursor = exchange.get(reader("notary"), EVENTS + "&from=latest").text("cursor");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var poll =
          CompletableFuture.supplyAsync(
              () -> exchange.get(reader("notary"), EVENTS + "&wait=15&cursor=" + cursor), threads);
      exchange.catalog.revoke("g-4");
      awaitRefused("notary", Duration.ofSeconds(3));
      assertThat(poll).isNotDone();
      exchange.publish(HOUSING, event());
      assertProblem(poll.get(15, TimeUnit.SECONDS), 403, "access-denied");
    }
  }

  private static final String ANNOUNCED = "lianban.sharing.announced.tax";
  private static final String OF_TAX = TestTokens.department("tax", "event.read event.subscribe");
  private static final String OF_HOUSING =
      TestTokens.department("housing", "event.read event.subscribe");

  private static Answer announce(String client, String id) {
    String event =
        """
        [{"specversion": "1.0", "id": "%s", "source": "/catalog-service/tax",
          "type": "lianban.sharing.announced.tax", "subject": "sr-1",
          "time": "2026-11-24T08:15:30.123Z", "datacontenttype": "application/json",
          "announcement": "lianban.grant.expiring",
          "data": {"announcement": "lianban.grant.expiring", "shareRequest": "sr-1",
                   "type": "housing.contract.filed", "owner": "housing", "subscriber": "tax",
                   "purpose": "核定契税", "legalBasis": "契税法 13", "at": "2026-11-24T08:15:30.123Z",
                   "until": "2026-12-24T08:15:30Z"}}]
        """
            .formatted(id);
    return exchange.publish(
        TestTokens.client(client, "event.publish"), "application/cloudevents-batch+json", event);
  }

  /** As catalog-service publishes it: every way out to its receiver, and none to another. */
  @Test
  void announcementsReachTheirReceiverAloneOnEveryWayOut() throws Exception {
    try (var receiver = new TestReceiver()) {
      String webhook =
          "{\"type\":\"%s\",\"channel\":\"WEBHOOK\",\"from\":\"earliest\",\"webhook\":{\"url\":\"%s\"}}"
              .formatted(ANNOUNCED, receiver.url());
      assertThat(exchange.post(OF_TAX, "/api/v1/subscriptions", "w-1", webhook).status())
          .isEqualTo(201);
      assertProblem(
          exchange.post(OF_HOUSING, "/api/v1/subscriptions", "w-2", webhook), 403, "access-denied");
      assertThat(announce("catalog-service", "sr-1-3").body().path("accepted").asInt()).isOne();
      assertThat(announce("catalog-service", "sr-1-3").body().path("repeated").asInt()).isOne();
      assertThat(announce("tax", "sr-1-4").body().path("refused").asInt()).isOne();

      String filter =
          URLEncoder.encode(
              "[{\"exact\": {\"announcement\": \"lianban.grant.expiring\"}}]",
              StandardCharsets.UTF_8);
      String query = "?type=" + ANNOUNCED + "&filter=" + filter;
      Answer pulled = exchange.get(OF_TAX, "/api/v1/events" + query + "&wait=5");
      assertThat(pulled.body().path("events")).hasSize(1);
      assertThat(pulled.body().at("/events/0/id").asString()).isEqualTo("sr-1-3");
      var stream = exchange.stream(OF_TAX, "/api/v1/events/stream" + query, Map.of());
      try (var lines = new Scanner(stream.body(), StandardCharsets.UTF_8)) {
        assertThat(lines.findWithinHorizon("sr-1-3", 100_000)).isNotNull();
      }
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> assertThat(receiver.taken()).containsExactly("sr-1-3"));
    }
    for (String path : List.of("/api/v1/events", "/api/v1/events/stream")) {
      assertProblem(exchange.get(OF_HOUSING, path + "?type=" + ANNOUNCED), 403, "access-denied");
    }
    assertThat(
            BrokerRightsPolicy.wanted(
                exchange.bean(EventTypes.class).all(), exchange.bean(Grants.class).all()))
        .as("Kafka itself")
        .filteredOn(right -> right.name().equals(ANNOUNCED))
        .extracting(BrokerRight::user, BrokerRight::action)
        .containsExactly(Tuple.tuple("tax", BrokerRight.Action.READ));
  }
}
