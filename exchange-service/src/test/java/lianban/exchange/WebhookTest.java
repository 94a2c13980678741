package lianban.exchange;

import static lianban.exchange.Golden.assertRecorded;
import static lianban.exchange.RunningExchange.assertProblem;
import static lianban.exchange.WebhookParties.ALL;
import static lianban.exchange.WebhookParties.LETTERS;
import static lianban.exchange.WebhookParties.PATH;
import static lianban.exchange.WebhookParties.TYPE;
import static lianban.exchange.WebhookParties.body;
import static lianban.exchange.WebhookParties.eventually;
import static lianban.exchange.WebhookParties.id;
import static lianban.exchange.WebhookParties.ids;
import static lianban.exchange.WebhookParties.signature;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.core.builder.CloudEventBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import lianban.exchange.RunningExchange.Answer;
import lianban.exchange.TestReceiver.Delivery;
import lianban.exchange.delivery.Cursor;
import lianban.exchange.subscription.Position;
import lianban.exchange.subscription.PositionStore;
import lianban.exchange.subscription.Positions;
import lianban.exchange.tracking.EventDeliveries;
import lianban.service.kafka.EventPublisher;
import lianban.service.test.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Subscriptions, webhooks and dead letters, from the subscriber's and the receiver's side. */
class WebhookTest {

  private static final String THIS = "127.0.0.1:";
  private static final String OTHER = "127.0.0.2:";
  private static final int PATHS = 4;
  private static final int KEYS = 4;
  private static final int SOME = 12;
  private static RunningExchange exchange;
  private static int count;
  private WebhookParties parties;
  private TestReceiver receiver;
  private String run = "";

  @BeforeAll
  static void start() {
    exchange = new RunningExchange();
    exchange.awaitReady();
  }

  @AfterAll
  static void stop() {
    exchange.close();
  }

  @BeforeEach
  void begin() {
    count++;
    run = "w" + count + "-";
    parties = new WebhookParties(exchange, run);
    receiver = parties.receiver;
  }

  @AfterEach
  void end() {
    parties.close();
  }

  @Test
  void aProvenReceiverGetsSignedEventsAndTheSecretIsToldOnce() throws Exception {
    Answer created = parties.subscribe(receiver.url(), "");
    String secret = created.text("secret");
    assertThat(secret).startsWith("whsec_");
    parties.awaitProven(id(created));
    parties.publish("1", "s-1");

    Delivery delivery = parties.awaitTaken(1).getFirst();

    assertThat(delivery.headers()).containsEntry("webhook-id", run + "1");
    assertThat(delivery.headers().get("webhook-signature"))
        .isEqualTo("v1," + signature(secret, delivery));
    assertThat(receiver.challenges()).hasSize(1);
    assertThat(receiver.challenges().getFirst().headers().get("webhook-signature"))
        .isEqualTo("v1," + signature(secret, receiver.challenges().getFirst()));
    assertThat(parties.read(id(created)).text("secret")).isEmpty();
    assertRecorded("webhook-delivery", parties.recorded(delivery));
    assertRecorded("webhook-challenge", parties.recorded(receiver.challenges().getFirst()));
    assertRecorded("subscription", parties.plain(created.body()));
  }

  @Test
  void whoDoesNotRepeatTheChallengeGetsNothing() {
    receiver.refuseChallenges();
    String id = id(parties.subscribe(receiver.url(), ""));
    parties.publish("1", "s-1");

    eventually().until(() -> parties.read(id).text("state").equals("SUSPENDED"));

    assertThat(receiver.deliveries()).isEmpty();
    assertThat(receiver.challenges()).hasSize(3);
  }

  @Test
  void whileASecretIsRotatedBothSign() throws Exception {
    Answer created = parties.subscribe(receiver.url(), "");
    parties.awaitProven(id(created));
    Answer rotated =
        exchange.post(parties.tax, PATH + "/" + id(created) + "/secrets", run + "k", "{}");
    assertThat(rotated.status()).isEqualTo(201);
    assertThat(rotated.body().path("webhook").path("secrets").asInt()).isEqualTo(2);
    assertThat(
            exchange
                .post(parties.tax, PATH + "/" + id(created) + "/secrets", run + "k", "{}")
                .body())
        .isEqualTo(rotated.body());

    Delivery delivery = awaitSignedTwice();

    assertThat(delivery.headers().get("webhook-signature"))
        .isEqualTo(
            "v1,"
                + signature(rotated.text("secret"), delivery)
                + " v1,"
                + signature(created.text("secret"), delivery));
  }

  /** Who works on it hears of the new secret a little later. */
  private Delivery awaitSignedTwice() {
    for (int i = 1; i < 1_000; i++) {
      parties.publish(String.valueOf(i), "s-1");
      Delivery delivery = parties.awaitTaken(i).getLast();
      if (String.valueOf(delivery.headers().get("webhook-signature")).contains(" ")) {
        return delivery;
      }
    }
    throw new AssertionError("the new secret never signed");
  }

  @Test
  void orderPerKeyIsKeptThroughFailuresAndOtherKeysDoNotWait() {
    var failures = new AtomicInteger();
    receiver.answer(d -> d.subject().equals("bad") && failures.incrementAndGet() <= 2 ? 503 : 204);
    parties.proven();
    parties.publish("1", "bad");
    parties.publish("2", "bad");
    parties.publish("3", "good");
    parties.publish("4", "bad");

    List<Delivery> taken = parties.awaitTaken(4);

    assertThat(taken.stream().filter(d -> d.subject().equals("bad")).map(Delivery::id))
        .containsExactly(run + "1", run + "2", run + "4");
    assertThat(receiver.deliveries().stream().filter(d -> d.id().equals(run + "1"))).hasSize(3);
  }

  @Test
  void filtersLeaveOutAndAChangeOfThemCounts() {
    String id =
        id(parties.subscribe(receiver.url(), ",\"filters\":[{\"prefix\":{\"subject\":\"in\"}}]"));
    parties.awaitProven(id);
    parties.publish("1", "out");
    parties.publish("2", "inside");

    assertThat(ids(parties.awaitTaken(1))).containsExactly(run + "2");
  }

  @Test
  void aRefusedEventBecomesADeadLetterItsKeyGoesOnAndAReplayReachesIt() {
    receiver.answer(d -> d.id().equals(run + "1") ? 422 : 204);
    String id = parties.proven();
    parties.publish("1", "k");
    parties.publish("2", "k");

    assertThat(ids(parties.awaitTaken(1))).containsExactly(run + "2");
    JsonNode letter = parties.awaitLetter(id);
    assertThat(letter.path("cause").asString()).isEqualTo("HTTP_4XX");
    String path = LETTERS + "/" + letter.path("id").asString();
    JsonNode whole = exchange.get(parties.tax, path).body();
    assertThat(whole.path("event").path("data").path("price").asString()).isEqualTo("<string:4>");
    assertThat(whole.path("event").path("id").asString()).isEqualTo(run + "1");
    assertThat(whole.path("attempts").get(0).path("status").asInt()).isEqualTo(422);
    assertRecorded("dead-letter", parties.plain(whole));
    assertProblem(exchange.get(parties.housing, path), 404, "not-found");

    String one = "{\"subscription\":\"" + id + "\",\"dryRun\":true}";
    JsonNode rehearsal = parties.replay(parties.tax, one).body();
    assertThat(rehearsal.path("items").get(0).has("hindrance")).isFalse();
    assertThat(ids(receiver.deliveries())).containsExactly(run + "1", run + "2");

    JsonNode again = parties.replay(parties.tax, one.replace("true", "false")).body();
    assertThat(again.path("items").get(0).path("sent").path("status").asInt()).isEqualTo(422);

    receiver.answer(d -> 200);
    JsonNode sent = parties.replay(parties.tax, one.replace("true", "false")).body();
    assertThat(sent.path("items").get(0).path("sent").path("status").asInt()).isEqualTo(200);
    assertThat(receiver.taken()).containsExactly(run + "2", run + "1");
    assertThat(parties.replay(parties.tax, one.replace("true", "false")).body().path("items"))
        .isEmpty();
    assertThat(exchange.get(parties.tax, path).body().path("letter").path("state").asString())
        .isEqualTo("DELIVERED");
  }

  @Test
  void anEditNeedsASecondPersonAndIsMarked() {
    receiver.answer(d -> d.id().equals(run + "1") && !d.event().has("edited") ? 400 : 204);
    String id = parties.proven();
    parties.publish("1", "k");
    String path = LETTERS + "/" + parties.awaitLetter(id).path("id").asString();
    String scopes = ALL + " exchange.operate";
    String one = TestTokens.client("officer-a", scopes);
    String other = TestTokens.client("officer-b", scopes);

    assertProblem(
        exchange.post(one, path + "/edits", "e-0", "{\"data\":{\"contractNo\":\"C-1\"}}"),
        422,
        "invalid-event");
    String data =
        "{\"data\":{\"contractNo\":\"C-1\",\"propertyNo\":\"P-1\",\"price\":\"2.00\","
            + "\"filedAt\":\"2026-11-22T08:15:30Z\"}}";
    assertThat(exchange.post(one, path + "/edits", "e-1", data).status()).isEqualTo(201);
    assertProblem(exchange.post(one, path + "/edits/1/approvals", "a-1", ""), 403, "access-denied");
    assertThat(receiver.taken()).isEmpty();

    Answer approved = exchange.post(other, path + "/edits/1/approvals", "a-2", "");

    assertThat(approved.body().path("sent").path("status").asInt()).isEqualTo(204);
    Delivery delivery = receiver.deliveries().getLast();
    assertThat(delivery.id()).isEqualTo(run + "1");
    assertThat(delivery.event().path("edited").asInt()).isEqualTo(1);
    assertThat(delivery.event().path("data").path("price").asString()).isEqualTo("2.00");
  }

  @Test
  void aDiscardedLetterIsNotSentAgainAndCountsByCause() {
    receiver.answer(d -> 400);
    String id = parties.proven();
    parties.publish("1", "k");
    String letter = parties.awaitLetter(id).path("id").asString();

    String why = "{\"reason\":\"a test\"}";
    assertThat(
            exchange.post(parties.tax, LETTERS + "/" + letter + "/discards", "d-1", why).status())
        .isEqualTo(200);

    JsonNode items =
        parties.replay(parties.tax, "{\"ids\":[\"" + letter + "\"]}").body().path("items");
    assertThat(items.get(0).path("hindrance").asString()).isEqualTo("NOT_OPEN");
    JsonNode groups =
        exchange
            .get(parties.tax, LETTERS + "?groupBy=cause&subscription=" + id)
            .body()
            .path("groups");
    assertThat(groups).hasSize(1);
    assertThat(groups.get(0).path("count").asInt()).isEqualTo(1);
    assertThat(groups.get(0).path("state").asString()).isEqualTo("DISCARDED");
    assertThat(groups.get(0).path("sample").asString()).isEqualTo(letter);
  }

  @Test
  void aReceiverThatFailsWholesaleLosesNothingAndIsProbed() {
    receiver.answer(d -> 503);
    String id = parties.proven();
    for (int i = 0; i < 60; i++) {
      parties.publish(String.valueOf(i), "k" + i % 30);
    }
    parties.awaitCondition(id, "BREAKER_OPEN");
    assertThat(parties.delivery(id).path("lastError").asString()).isEqualTo("HTTP 503");
    // How far behind it is, is measured anew every few seconds.
    eventually()
        .until(() -> parties.read(id).body().path("lag").path("events").asInt(), lag -> lag > 0);

    receiver.answer(d -> 204);

    parties.awaitNothingLeft(id);
    assertThat(receiver.taken().size() + parties.letters(id).size()).isGreaterThanOrEqualTo(60);
    assertThat(parties.letters(id)).hasSizeLessThan(20);
  }

  @Test
  void whoAnswersGoneIsPausedAndGoesOnWhereItWas() {
    receiver.answer(d -> 410);
    String id = parties.proven();
    parties.publish("1", "k");
    eventually().until(() -> parties.read(id).text("state").equals("PAUSED"));
    assertThat(parties.read(id).text("reason")).contains("410");

    receiver.answer(d -> 204);
    String version = exchange.version(parties.tax, PATH + "/" + id);
    assertThat(
            exchange
                .patch(parties.tax, PATH + "/" + id, version, "{\"state\":\"ACTIVE\"}")
                .text("state"))
        .isEqualTo("ACTIVE");

    assertThat(ids(parties.awaitTaken(1))).containsExactly(run + "1");
    assertProblem(
        exchange.patch(parties.tax, PATH + "/" + id, version, "{\"state\":\"PAUSED\"}"),
        409,
        "conflict");
  }

  @Test
  void hostileReceiversHarmNobodyElse() throws IOException {
    try (var stuck = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
      String dead = "http://127.0.0.1:" + stuck.getLocalPort() + "/";
      IntStream.range(0, 5).forEach(i -> parties.subscribe(dead + i, ""));
      parties.proven();
      for (int i = 0; i < 20; i++) {
        parties.publish(String.valueOf(i), "k" + i);
        Instant published = Instant.now();
        parties.awaitTaken(i + 1);
        assertThat(Duration.between(published, Instant.now())).isLessThan(Duration.ofSeconds(2));
      }
    }
  }

  /** A subscription for each of four paths of the receiver; one instance comes, stops or dies. */
  @Test
  void nothingIsLostWhileInstancesShareComeStopAndDie() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < PATHS; i++) {
      ids.add(id(parties.subscribe(receiver.url() + i, "")));
    }
    ids.forEach(parties::awaitProven);
    publishSome(0);
    try (var other = exchange.another()) {
      awaitShared(ids);
      publishSome(1);
      exchange.restart();
      exchange.awaitReady();
      publishSome(2);
      awaitShared(ids);
      other.cutOff();
      publishSome(3);
      eventually().until(() -> workedBy(OTHER, ids) == 0);
    }

    for (int path = 0; path < PATHS; path++) {
      assertAllAndInOrder("/hook" + path);
    }
  }

  private void publishSome(int part) {
    for (int i = part * SOME; i < (part + 1) * SOME; i++) {
      parties.publish(String.valueOf(i), "k" + i % KEYS);
    }
  }

  private static void awaitShared(List<String> ids) {
    eventually()
        .until(
            () -> {
              long others = workedBy(OTHER, ids);
              return others > 0 && workedBy(THIS, ids) > 0 && others + workedBy(THIS, ids) == PATHS;
            });
  }

  private static long workedBy(String host, List<String> ids) {
    return ids.stream()
        .map(id -> exchange.bean(PositionStore.class).find(id))
        .filter(Objects::nonNull)
        .map(Position::lease)
        .filter(lease -> lease != null && lease.owner().startsWith(host))
        .count();
  }

  private void assertAllAndInOrder(String path) {
    eventually().until(() -> numbers(path, "").size() == 4 * SOME);
    for (int key = 0; key < KEYS; key++) {
      assertThat(numbers(path, "k" + key)).isSorted();
    }
  }

  /** Of the events that came to a path; what came again counts as when it came first. */
  private List<Integer> numbers(String path, String subject) {
    return receiver.deliveries().stream()
        .filter(d -> d.path().equals(path) && d.subject().startsWith(subject))
        .map(d -> Integer.valueOf(d.id().substring(run.length())))
        .distinct()
        .toList();
  }

  @Test
  void aReplayGoesIntoTheStreamOrToASandbox() {
    String id = parties.proven();
    Instant before = Instant.now();
    parties.publish("1", "k");
    parties.publish("2", "k");
    parties.awaitTaken(2);
    parties.awaitNothingLeft(id);
    String replay = "{\"from\":\"" + before + "\",\"to\":\"STREAM\"}";

    Answer back = exchange.post(parties.tax, PATH + "/" + id + "/replays", run + "r", replay);

    assertThat(back.status()).isEqualTo(202);
    assertThat(ids(parties.awaitTaken(4)).subList(2, 4)).containsExactly(run + "1", run + "2");
    try (var sandbox = new TestReceiver()) {
      String to =
          "{\"from\":\""
              + before
              + "\",\"to\":\"SANDBOX\",\"webhook\":{\"url\":\""
              + sandbox.url()
              + "\"}}";
      Answer beside = exchange.post(parties.tax, PATH + "/" + id + "/replays", run + "s", to);
      parties.endLater(id(beside));
      assertThat(beside.text("sandboxOf")).isEqualTo(id);
      eventually().until(() -> sandbox.taken().size() == 2);
      assertThat(receiver.taken()).hasSize(4);
    }
  }

  @Test
  void whatBecameOfAnEventIsKnown() {
    receiver.answer(d -> d.subject().equals("bad") ? 400 : 204);
    String id = id(parties.subscribe(receiver.url(), ""));
    String pulled = "{\"type\":\"" + TYPE + "\",\"channel\":\"PULL\",\"from\":\"latest\"}";
    String pull = id(parties.subscribeBy(run + "p", pulled));
    parties.awaitProven(id);
    parties.publish("1", "good");
    parties.publish("2", "bad");
    parties.awaitLetter(id);
    parties.awaitTaken(1);
    var good = exchange.records(TYPE, "good").getLast();
    var bad = exchange.records(TYPE, "bad").getLast();
    var deliveries = exchange.bean(EventDeliveries.class);

    assertThat(state(deliveries, bad.partition(), bad.offset(), id)).isEqualTo("DEAD_LETTER");
    eventually()
        .until(() -> state(deliveries, good.partition(), good.offset(), id).equals("DELIVERED"));
    assertThat(state(deliveries, good.partition(), good.offset(), pull)).isEqualTo("WAITING");

    exchange
        .bean(Positions.class)
        .reached(
            pull, new Cursor(TYPE, Map.of(good.partition(), good.offset() + 1)), Instant.now());

    eventually()
        .until(() -> state(deliveries, good.partition(), good.offset(), pull).equals("DELIVERED"));
  }

  @Test
  void whatAConsumerOfKafkaCannotProcessIsInTheSameList() {
    exchange
        .bean(EventPublisher.class)
        .publishAll(
            List.of(
                CloudEventBuilder.v1()
                    .withId(run + "1")
                    .withSource(URI.create("/tax"))
                    .withType("lianban.step.answered.tax")
                    .withSubject("no-case")
                    .withData("application/json", "{}".getBytes(StandardCharsets.UTF_8))
                    .build()));
    String operator = TestTokens.client("officer-web", ALL + " exchange.operate");
    String list = LETTERS + "?limit=100&cause=UNPROCESSABLE";
    eventually().until(() -> !exchange.get(operator, list).body().path("letters").isEmpty());

    JsonNode letter = exchange.get(operator, list).body().path("letters").get(0);

    assertThat(letter.path("subscriber").asString()).isEqualTo("exchange-service");
    assertThat(letter.path("eventId").asString()).isEqualTo(run + "1");
    assertThat(exchange.get(parties.tax, list).body().path("letters")).isEmpty();
    String ids = "{\"ids\":[\"" + letter.path("id").asString() + "\"]}";
    assertThat(
            parties.replay(operator, ids).body().path("items").get(0).path("hindrance").asString())
        .isEqualTo("NO_RECEIVER");
  }

  /** Whoever else is granted the type shows when it would have come. */
  @Test
  void aRevokedGrantStopsDeliveryAndNothingIsPassedOver() {
    exchange.catalog.grant("witness", TYPE, "housing", "[\"\"]", "2099-01-01T00:00:00Z");
    String id = parties.proven();
    try (var witness = new TestReceiver()) {
      String body = body(witness.url(), "");
      eventually()
          .until(() -> exchange.post(parties.housing, PATH, run + "w", body).status() == 201);
      exchange.catalog.revoke("city-" + TYPE + "-tax");
      parties.awaitCondition(id, "NOT_GRANTED");
      parties.publish("1", "k");
      eventually().until(() -> witness.taken().equals(List.of(run + "1")));
      assertThat(receiver.deliveries()).isEmpty();
      assertProblem(exchange.post(parties.tax, PATH, run + "x", body), 403, "access-denied");
      String other = id(exchange.post(parties.housing, PATH, run + "w", body));
      assertThat(exchange.delete(parties.housing, PATH + "/" + other).status()).isEqualTo(204);
    } finally {
      exchange.catalog.revoke("witness");
      exchange.catalog.grant(
          "city-" + TYPE + "-tax", TYPE, "tax", "[\"\"]", "2099-01-01T00:00:00Z");
    }

    assertThat(ids(parties.awaitTaken(1))).containsExactly(run + "1");
  }

  @Test
  void onlyTheClientThatMadeASubscriptionSeesIt() {
    String id = id(parties.subscribe(receiver.url(), ""));

    assertProblem(exchange.get(parties.housing, PATH + "/" + id), 404, "not-found");
    assertProblem(exchange.delete(parties.housing, PATH + "/" + id), 404, "not-found");
    assertThat(exchange.get(parties.housing, PATH).body().path("subscriptions")).isEmpty();
    assertThat(exchange.delete(parties.tax, PATH + "/" + id).status()).isEqualTo(204);
    assertProblem(exchange.get(parties.tax, PATH + "/" + id), 404, "not-found");
  }

  @Test
  void whatIsWrongWithASubscriptionIsSaid() {
    // The secret is told again until the receiver has proved itself.
    receiver.refuseChallenges();
    String good = body(receiver.url(), "");
    assertProblem(wrong(good.replace(TYPE, "lianban.case.status")), 403, "access-denied");
    assertProblem(
        wrong(good.replace("http://127.0.0.1", "http://10.0.0.1")), 422, "invalid-request");
    assertProblem(wrong(good.replace("WEBHOOK", "PULL")), 422, "invalid-request");
    assertProblem(wrong(good.replace("latest", "soon")), 422, "invalid-request");
    assertProblem(
        wrong(body(receiver.url(), ",\"filters\":[{\"sql\":\"1=1\"}]")), 422, "invalid-request");
    assertProblem(exchange.post(parties.tax, PATH, "a key", good), 400, "idempotency-key-missing");
    assertThat(wrong(good).status()).isEqualTo(201);
    assertThat(wrong(good).text("secret")).startsWith("whsec_");
    assertProblem(wrong(good.replace("latest", "earliest")), 422, "idempotency-key-reused");
    assertProblem(exchange.patch(parties.tax, PATH + "/x", "1", "{}"), 404, "not-found");
    assertProblem(parties.replay(parties.tax, "{}"), 422, "invalid-request");
    assertProblem(exchange.get(parties.tax, LETTERS + "?groupBy=age"), 422, "invalid-request");
  }

  private Answer wrong(String body) {
    Answer answer = exchange.post(parties.tax, PATH, run + "wrong", body);
    if (answer.status() == 201) {
      parties.endLater(id(answer));
    }
    return answer;
  }

  private static String state(EventDeliveries all, int partition, long offset, String id) {
    return Objects.requireNonNull(all.of(TYPE, partition, offset)).stream()
        .filter(d -> d.subscription().equals(id))
        .map(d -> d.state().name())
        .findFirst()
        .orElse("");
  }
}
