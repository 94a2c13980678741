package lianban.exchange;

import static lianban.exchange.Golden.assertRecorded;
import static lianban.exchange.RunningExchange.assertProblem;
import static lianban.exchange.RunningExchange.contractFiled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.core.builder.CloudEventBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import lianban.exchange.RunningExchange.Answer;
import lianban.exchange.TestReceiver.Delivery;
import lianban.exchange.delivery.Cursor;
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
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Subscriptions, webhooks and dead letters, from the subscriber's and the receiver's side. */
class WebhookTest {

  private static final String TYPE = "housing.contract.filed";
  private static final String PATH = "/api/v1/subscriptions";
  private static final String LETTERS = "/api/v1/dead-letters";
  private static final String ALL = "event.subscribe event.read deadletter.read deadletter.replay";
  private static final String TAX = TestTokens.department("tax", ALL);
  private static final String HOUSING = TestTokens.department("housing", ALL + " event.publish");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration LONG = Duration.ofSeconds(20);
  private static RunningExchange exchange;
  private static int count;
  private final TestReceiver receiver = new TestReceiver();
  private final List<String> made = new ArrayList<>();
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
  }

  @AfterEach
  void end() {
    made.forEach(id -> exchange.delete(TAX, PATH + "/" + id));
    receiver.close();
  }

  @Test
  void aProvenReceiverGetsSignedEventsAndTheSecretIsToldOnce() throws Exception {
    Answer created = subscribe(receiver.url(), "");
    String secret = created.text("secret");
    assertThat(secret).startsWith("whsec_");
    awaitProven(id(created));
    publish("1", "s-1");

    Delivery delivery = awaitTaken(1).getFirst();

    assertThat(delivery.headers()).containsEntry("webhook-id", run + "1");
    assertThat(delivery.headers().get("webhook-signature"))
        .isEqualTo("v1," + signature(secret, delivery));
    assertThat(receiver.challenges()).hasSize(1);
    assertThat(receiver.challenges().getFirst().headers().get("webhook-signature"))
        .isEqualTo("v1," + signature(secret, receiver.challenges().getFirst()));
    assertThat(read(id(created)).text("secret")).isEmpty();
    assertRecorded("webhook-delivery", recorded(delivery));
    assertRecorded("webhook-challenge", recorded(receiver.challenges().getFirst()));
    assertRecorded("subscription", plain(created.body()));
  }

  @Test
  void whoDoesNotRepeatTheChallengeGetsNothing() {
    receiver.refuseChallenges();
    String id = id(subscribe(receiver.url(), ""));
    publish("1", "s-1");

    await().atMost(LONG).until(() -> read(id).text("state").equals("SUSPENDED"));

    assertThat(receiver.deliveries()).isEmpty();
    assertThat(receiver.challenges()).hasSize(3);
  }

  @Test
  void whileASecretIsRotatedBothSign() throws Exception {
    Answer created = subscribe(receiver.url(), "");
    awaitProven(id(created));
    Answer rotated = exchange.post(TAX, PATH + "/" + id(created) + "/secrets", run + "k", "{}");
    assertThat(rotated.status()).isEqualTo(201);
    assertThat(rotated.body().path("webhook").path("secrets").asInt()).isEqualTo(2);
    assertThat(exchange.post(TAX, PATH + "/" + id(created) + "/secrets", run + "k", "{}").body())
        .isEqualTo(rotated.body());
    await().pollDelay(Duration.ofMillis(700)).atMost(LONG).until(() -> true);
    publish("1", "s-1");

    Delivery delivery = awaitTaken(1).getFirst();

    assertThat(delivery.headers().get("webhook-signature"))
        .isEqualTo(
            "v1,"
                + signature(rotated.text("secret"), delivery)
                + " v1,"
                + signature(created.text("secret"), delivery));
  }

  @Test
  void orderPerKeyIsKeptThroughFailuresAndOtherKeysDoNotWait() {
    var failures = new AtomicInteger();
    receiver.answer(d -> d.subject().equals("bad") && failures.incrementAndGet() <= 2 ? 503 : 204);
    awaitProven(id(subscribe(receiver.url(), "")));
    publish("1", "bad");
    publish("2", "bad");
    publish("3", "good");
    publish("4", "bad");

    List<Delivery> taken = awaitTaken(4);

    assertThat(taken.stream().filter(d -> d.subject().equals("bad")).map(Delivery::id))
        .containsExactly(run + "1", run + "2", run + "4");
    assertThat(receiver.deliveries().stream().filter(d -> d.id().equals(run + "1"))).hasSize(3);
  }

  @Test
  void filtersLeaveOutAndAChangeOfThemCounts() {
    String id = id(subscribe(receiver.url(), ",\"filters\":[{\"prefix\":{\"subject\":\"in\"}}]"));
    awaitProven(id);
    publish("1", "out");
    publish("2", "inside");

    assertThat(ids(awaitTaken(1))).containsExactly(run + "2");
  }

  @Test
  void aRefusedEventBecomesADeadLetterItsKeyGoesOnAndAReplayReachesIt() {
    receiver.answer(d -> d.id().equals(run + "1") ? 422 : 204);
    String id = id(subscribe(receiver.url(), ""));
    awaitProven(id);
    publish("1", "k");
    publish("2", "k");

    assertThat(ids(awaitTaken(1))).containsExactly(run + "2");
    JsonNode letter = onlyLetter(id);
    assertThat(letter.path("cause").asString()).isEqualTo("HTTP_4XX");
    String path = LETTERS + "/" + letter.path("id").asString();
    JsonNode whole = exchange.get(TAX, path).body();
    assertThat(whole.path("event").path("data").path("price").asString()).isEqualTo("<string:4>");
    assertThat(whole.path("event").path("id").asString()).isEqualTo(run + "1");
    assertThat(whole.path("attempts").get(0).path("status").asInt()).isEqualTo(422);
    assertRecorded("dead-letter", plain(whole));
    assertProblem(exchange.get(HOUSING, path), 404, "not-found");

    String one = "{\"subscription\":\"" + id + "\",\"dryRun\":true}";
    JsonNode rehearsal = replay(TAX, one).body();
    assertThat(rehearsal.path("items").get(0).has("hindrance")).isFalse();
    assertThat(ids(receiver.deliveries())).containsExactly(run + "1", run + "2");

    JsonNode again = replay(TAX, one.replace("true", "false")).body();
    assertThat(again.path("items").get(0).path("sent").path("status").asInt()).isEqualTo(422);

    receiver.answer(d -> 200);
    JsonNode sent = replay(TAX, one.replace("true", "false")).body();
    assertThat(sent.path("items").get(0).path("sent").path("status").asInt()).isEqualTo(200);
    assertThat(receiver.taken()).containsExactly(run + "2", run + "1");
    assertThat(replay(TAX, one.replace("true", "false")).body().path("items")).isEmpty();
    assertThat(exchange.get(TAX, path).body().path("letter").path("state").asString())
        .isEqualTo("DELIVERED");
  }

  @Test
  void anEditNeedsASecondPersonAndIsMarked() {
    receiver.answer(d -> d.id().equals(run + "1") && !d.event().has("edited") ? 400 : 204);
    String id = id(subscribe(receiver.url(), ""));
    awaitProven(id);
    publish("1", "k");
    String path = LETTERS + "/" + awaitLetter(id).path("id").asString();
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
    String id = id(subscribe(receiver.url(), ""));
    awaitProven(id);
    publish("1", "k");
    String letter = awaitLetter(id).path("id").asString();

    String why = "{\"reason\":\"a test\"}";
    assertThat(exchange.post(TAX, LETTERS + "/" + letter + "/discards", "d-1", why).status())
        .isEqualTo(200);

    JsonNode items = replay(TAX, "{\"ids\":[\"" + letter + "\"]}").body().path("items");
    assertThat(items.get(0).path("hindrance").asString()).isEqualTo("NOT_OPEN");
    JsonNode groups =
        exchange.get(TAX, LETTERS + "?groupBy=cause&subscription=" + id).body().path("groups");
    assertThat(groups).hasSize(1);
    assertThat(groups.get(0).path("count").asInt()).isEqualTo(1);
    assertThat(groups.get(0).path("state").asString()).isEqualTo("DISCARDED");
    assertThat(groups.get(0).path("sample").asString()).isEqualTo(letter);
  }

  @Test
  void aReceiverThatFailsWholesaleLosesNothingAndIsProbed() {
    receiver.answer(d -> 503);
    String id = id(subscribe(receiver.url(), ""));
    awaitProven(id);
    for (int i = 0; i < 60; i++) {
      publish(String.valueOf(i), "k" + i % 30);
    }
    await().atMost(LONG).until(() -> delivery(id).path("condition").asString("").startsWith("BR"));
    assertThat(delivery(id).path("lastError").asString()).isEqualTo("HTTP 503");
    assertThat(read(id).body().path("lag").path("events").asInt()).isPositive();

    receiver.answer(d -> 204);

    await().atMost(LONG).until(() -> read(id).body().path("lag").path("events").asInt(-1) == 0);
    assertThat(receiver.taken().size() + letters(id).size()).isGreaterThanOrEqualTo(60);
    assertThat(letters(id)).hasSizeLessThan(20);
  }

  @Test
  void whoAnswersGoneIsPausedAndGoesOnWhereItWas() {
    receiver.answer(d -> 410);
    String id = id(subscribe(receiver.url(), ""));
    awaitProven(id);
    publish("1", "k");
    await().atMost(LONG).until(() -> read(id).text("state").equals("PAUSED"));
    assertThat(read(id).text("reason")).contains("410");

    receiver.answer(d -> 204);
    String version = exchange.version(TAX, PATH + "/" + id);
    assertThat(
            exchange.patch(TAX, PATH + "/" + id, version, "{\"state\":\"ACTIVE\"}").text("state"))
        .isEqualTo("ACTIVE");

    assertThat(ids(awaitTaken(1))).containsExactly(run + "1");
    assertProblem(
        exchange.patch(TAX, PATH + "/" + id, version, "{\"state\":\"PAUSED\"}"), 409, "conflict");
  }

  @Test
  void hostileReceiversHarmNobodyElse() throws IOException {
    try (var stuck = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
      String dead = "http://127.0.0.1:" + stuck.getLocalPort() + "/";
      IntStream.range(0, 5).forEach(i -> subscribe(dead + i, ""));
      awaitProven(id(subscribe(receiver.url(), "")));
      for (int i = 0; i < 40; i++) {
        publish(String.valueOf(i), "k" + i);
        Instant published = Instant.now();
        int wanted = i + 1;
        await()
            .pollInterval(Duration.ofMillis(10))
            .atMost(LONG)
            .until(() -> receiver.taken().size() >= wanted);
        assertThat(Duration.between(published, Instant.now())).isLessThan(Duration.ofSeconds(2));
      }
    }
  }

  @Test
  void nothingIsLostOverARestartAndIdsStay() {
    String id = id(subscribe(receiver.url(), ""));
    awaitProven(id);
    for (int i = 0; i < 40; i++) {
      publish(String.valueOf(i), "k" + i % 4);
      if (i == 20) {
        exchange.restart();
        exchange.awaitReady();
      }
    }

    await().atMost(LONG).until(() -> receiver.taken().stream().distinct().count() == 40);

    for (int key = 0; key < 4; key++) {
      String subject = "k" + key;
      List<Integer> order =
          receiver.deliveries().stream()
              .filter(d -> d.subject().equals(subject))
              .map(d -> Integer.valueOf(d.id().substring(run.length())))
              .distinct()
              .toList();
      assertThat(order).isSorted();
    }
  }

  @Test
  void aReplayGoesIntoTheStreamOrToASandbox() {
    String id = id(subscribe(receiver.url(), ""));
    awaitProven(id);
    Instant before = Instant.now();
    publish("1", "k");
    publish("2", "k");
    awaitTaken(2);
    await().atMost(LONG).until(() -> read(id).body().path("lag").path("events").asInt(-1) == 0);
    String replay = "{\"from\":\"" + before + "\",\"to\":\"STREAM\"}";

    Answer back = exchange.post(TAX, PATH + "/" + id + "/replays", run + "r", replay);

    assertThat(back.status()).isEqualTo(202);
    assertThat(ids(awaitTaken(4)).subList(2, 4)).containsExactly(run + "1", run + "2");
    try (var sandbox = new TestReceiver()) {
      String to =
          "{\"from\":\""
              + before
              + "\",\"to\":\"SANDBOX\",\"webhook\":{\"url\":\""
              + sandbox.url()
              + "\"}}";
      Answer beside = exchange.post(TAX, PATH + "/" + id + "/replays", run + "s", to);
      made.add(id(beside));
      assertThat(beside.text("sandboxOf")).isEqualTo(id);
      await().atMost(LONG).until(() -> sandbox.taken().size() == 2);
      assertThat(receiver.taken()).hasSize(4);
    }
  }

  @Test
  void whatBecameOfAnEventIsKnown() {
    receiver.answer(d -> d.subject().equals("bad") ? 400 : 204);
    String id = id(subscribe(receiver.url(), ""));
    String pull =
        id(
            exchange.post(
                TAX,
                PATH,
                run + "p",
                "{\"type\":\"" + TYPE + "\",\"channel\":\"PULL\",\"from\":\"latest\"}"));
    made.add(pull);
    awaitProven(id);
    publish("1", "good");
    publish("2", "bad");
    awaitLetter(id);
    awaitTaken(1);
    var good = exchange.records(TYPE, "good").getLast();
    var bad = exchange.records(TYPE, "bad").getLast();
    var deliveries = exchange.bean(EventDeliveries.class);

    assertThat(state(deliveries, bad.partition(), bad.offset(), id)).isEqualTo("DEAD_LETTER");
    await()
        .atMost(LONG)
        .until(() -> state(deliveries, good.partition(), good.offset(), id).equals("DELIVERED"));
    assertThat(state(deliveries, good.partition(), good.offset(), pull)).isEqualTo("WAITING");

    exchange
        .bean(Positions.class)
        .reached(
            pull,
            new Cursor(TYPE, java.util.Map.of(good.partition(), good.offset() + 1)),
            Instant.now());

    await()
        .atMost(LONG)
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
    await()
        .atMost(LONG)
        .until(() -> !exchange.get(operator, list).body().path("letters").isEmpty());

    JsonNode letter = exchange.get(operator, list).body().path("letters").get(0);

    assertThat(letter.path("subscriber").asString()).isEqualTo("exchange-service");
    assertThat(letter.path("eventId").asString()).isEqualTo(run + "1");
    assertThat(exchange.get(TAX, list).body().path("letters")).isEmpty();
    String ids = "{\"ids\":[\"" + letter.path("id").asString() + "\"]}";
    assertThat(replay(operator, ids).body().path("items").get(0).path("hindrance").asString())
        .isEqualTo("NO_RECEIVER");
  }

  @Test
  void aRevokedGrantStopsDeliveryAndNothingIsPassedOver() {
    String id = id(subscribe(receiver.url(), ""));
    awaitProven(id);
    try {
      exchange.catalog.revoke("city-" + TYPE + "-tax");
      await()
          .atMost(LONG)
          .until(() -> delivery(id).path("condition").asString("").equals("NOT_GRANTED"));
      publish("1", "k");
      await()
          .during(Duration.ofSeconds(2))
          .atMost(LONG)
          .until(() -> receiver.deliveries().isEmpty());
      assertProblem(
          exchange.post(TAX, PATH, run + "x", body(receiver.url(), "")), 403, "access-denied");
    } finally {
      exchange.catalog.grant(
          "city-" + TYPE + "-tax", TYPE, "tax", "[\"\"]", "2099-01-01T00:00:00Z");
    }

    assertThat(ids(awaitTaken(1))).containsExactly(run + "1");
  }

  @Test
  void onlyTheClientThatMadeASubscriptionSeesIt() {
    String id = id(subscribe(receiver.url(), ""));

    assertProblem(exchange.get(HOUSING, PATH + "/" + id), 404, "not-found");
    assertProblem(exchange.delete(HOUSING, PATH + "/" + id), 404, "not-found");
    assertThat(exchange.get(HOUSING, PATH).body().path("subscriptions")).isEmpty();
    assertThat(exchange.delete(TAX, PATH + "/" + id).status()).isEqualTo(204);
    assertProblem(exchange.get(TAX, PATH + "/" + id), 404, "not-found");
  }

  @Test
  void whatIsWrongWithASubscriptionIsSaid() {
    String good = body(receiver.url(), "");
    assertProblem(post(good.replace(TYPE, "lianban.case.status")), 403, "access-denied");
    assertProblem(
        post(good.replace("http://127.0.0.1", "http://10.0.0.1")), 422, "invalid-request");
    assertProblem(post(good.replace("WEBHOOK", "PULL")), 422, "invalid-request");
    assertProblem(post(good.replace("latest", "soon")), 422, "invalid-request");
    assertProblem(
        post(body(receiver.url(), ",\"filters\":[{\"sql\":\"1=1\"}]")), 422, "invalid-request");
    assertProblem(exchange.post(TAX, PATH, "a key", good), 400, "idempotency-key-missing");
    assertThat(post(good).status()).isEqualTo(201);
    assertThat(post(good).text("secret")).startsWith("whsec_");
    assertProblem(post(good.replace("latest", "earliest")), 422, "idempotency-key-reused");
    assertProblem(exchange.patch(TAX, PATH + "/x", "1", "{}"), 404, "not-found");
    assertProblem(replay(TAX, "{}"), 422, "invalid-request");
    assertProblem(exchange.get(TAX, LETTERS + "?groupBy=age"), 422, "invalid-request");
  }

  private Answer post(String body) {
    Answer answer = exchange.post(TAX, PATH, run + "wrong", body);
    if (answer.status() == 201) {
      made.add(id(answer));
    }
    return answer;
  }

  private Answer subscribe(String url, String more) {
    Answer created = exchange.post(TAX, PATH, run + made.size(), body(url, more));
    assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
    made.add(id(created));
    return created;
  }

  private static String body(String url, String more) {
    return """
    {"type":"%s","channel":"WEBHOOK","from":"latest","webhook":{"url":"%s"}%s}"""
        .formatted(TYPE, url, more);
  }

  private void publish(String id, String subject) {
    String event =
        contractFiled("/housing", run + id, "1.00")
            .replace("\"subject\":\"C-1\"", "\"subject\":\"" + subject + "\"");
    assertThat(exchange.publish(HOUSING, event).status()).isEqualTo(201);
  }

  private List<Delivery> awaitTaken(int number) {
    await().atMost(LONG).until(() -> receiver.taken().size() >= number);
    return receiver.deliveries().stream().filter(d -> d.status() / 100 == 2).toList();
  }

  private static void awaitProven(String id) {
    await().atMost(LONG).until(() -> read(id).body().path("webhook").has("provenAt"));
  }

  private static Answer read(String id) {
    return exchange.get(TAX, PATH + "/" + id);
  }

  private static JsonNode delivery(String id) {
    return read(id).body().path("delivery");
  }

  private static Answer replay(String token, String body) {
    return exchange.post(token, LETTERS + "/replays", "any", body);
  }

  private static JsonNode letters(String id) {
    return exchange.get(TAX, LETTERS + "?limit=100&subscription=" + id).body().path("letters");
  }

  private static JsonNode awaitLetter(String id) {
    await().atMost(LONG).until(() -> letters(id).size() == 1);
    return onlyLetter(id);
  }

  private static JsonNode onlyLetter(String id) {
    JsonNode letters = letters(id);
    assertThat(letters).hasSize(1);
    return letters.get(0);
  }

  private static String state(EventDeliveries all, int partition, long offset, String id) {
    return Objects.requireNonNull(all.of(TYPE, partition, offset)).stream()
        .filter(d -> d.subscription().equals(id))
        .map(d -> d.state().name())
        .findFirst()
        .orElse("");
  }

  private static List<String> ids(List<Delivery> deliveries) {
    return deliveries.stream().map(Delivery::id).toList();
  }

  private static String id(Answer answer) {
    return answer.text("id");
  }

  private static String signature(String secret, Delivery delivery) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String signed =
        delivery.headers().get("webhook-id")
            + "."
            + delivery.headers().get("webhook-timestamp")
            + "."
            + delivery.body();
    return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }

  /** Headers and body, without what differs from run to run. */
  private JsonNode recorded(Delivery delivery) {
    ObjectNode headers = JSON.createObjectNode();
    delivery.headers().forEach(headers::put);
    headers.remove(List.of("host", "content-length"));
    ObjectNode all = JSON.createObjectNode();
    all.set("headers", headers);
    all.set("body", delivery.event());
    return plain(all);
  }

  private JsonNode plain(JsonNode told) {
    return JSON.readTree(
        told.toString()
            .replaceAll("sub-[0-9a-f]{24}", "sub-<id>")
            .replaceAll("whsec_[^\"]+", "whsec_<secret>")
            .replaceAll("v1,[^\"]+", "v1,<signature>")
            .replaceAll("\\b[0-9a-f]{48}\\b", "<value>")
            .replaceAll("(?<=\"webhook-timestamp\":\")[0-9]+", "<seconds>")
            .replaceAll("(?<=00-[0-9a-f]{32}-)[0-9a-f]{16}", "<span>")
            .replaceAll("127.0.0.1:[0-9]+", "127.0.0.1:<port>")
            .replaceAll("(?<=\"(at|deadAt|createdAt|time)\":\")[^\"]+", "<time>")
            .replaceAll("(?<=\"millis\":)[0-9]+", "0")
            .replaceAll("(?<=>)[.][0-9]{3}[.][0-9]{19}", ".<place>")
            .replace(run, "e-"));
  }
}
