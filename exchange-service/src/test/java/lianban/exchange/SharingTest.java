package lianban.exchange;

import static lianban.exchange.RunningExchange.assertProblem;
import static lianban.exchange.RunningExchange.contractFiled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import lianban.exchange.RunningExchange.Answer;
import lianban.service.test.TestTokens;
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
}
