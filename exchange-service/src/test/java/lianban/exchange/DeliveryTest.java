package lianban.exchange;

import static lianban.exchange.RunningExchange.assertProblem;
import static lianban.exchange.RunningExchange.contractFiled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lianban.exchange.EventSource.Message;
import lianban.exchange.RunningExchange.Answer;
import lianban.exchange.delivery.http.OpenStreams;
import lianban.service.test.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Receiving events over REST: pages and streams. */
class DeliveryTest {

  private static final String EVENTS = "/api/v1/events?type=housing.contract.filed";
  private static final String STREAM = "/api/v1/events/stream?type=housing.contract.filed";
  private static final String HOUSING = TestTokens.department("housing", "event.publish");
  private static final String SUBSCRIPTIONS = "/api/v1/subscriptions";
  private static final String PULLED = "/api/v1/events?subscription=";
  private static final String STREAMED = "/api/v1/events/stream?subscription=";
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String SUBSCRIBER =
      TestTokens.department("tax", "event.read event.subscribe");
  private static final String TAX = TestTokens.department("tax", "event.read");

  private static RunningExchange exchange;

  /** Where this test begins, and the names of its events. */
  private String begin;

  private String name;

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
  void begin(TestInfo test) {
    name = test.getTestMethod().orElseThrow().getName();
    begin = "&cursor=" + exchange.get(TAX, EVENTS + "&from=latest").text("cursor");
  }

  @Test
  void pagesAndStreamsGiveTheSameEventsAndGoOnWithEachOthersCursors() throws Exception {
    publish(0, 30);
    Answer first = exchange.get(TAX, EVENTS + begin + "&limit=10");
    String cursor = first.text("cursor");
    assertThat(ids(first)).isEqualTo(names(0, 10));

    try (var stream = stream(STREAM + "&cursor=" + cursor, Map.of())) {
      List<Message> messages = stream.events(15);
      assertThat(messages).extracting(Message::id).doesNotHaveDuplicates();
      assertThat(ids(messages)).isEqualTo(names(10, 25));
      assertThat(messages).extracting(Message::event).containsOnly("housing.contract.filed");
      String seventeenth = messages.get(6).id();

      try (var again = stream(STREAM + "&cursor=" + cursor, Map.of("Last-Event-ID", seventeenth))) {
        assertThat(ids(again.events(13))).isEqualTo(names(17, 30));
        publish(30, 31);
        assertThat(ids(again.events(1))).isEqualTo(names(30, 31));
      }
      Answer pulled = exchange.get(TAX, EVENTS + "&limit=3&cursor=" + seventeenth);
      assertThat(ids(pulled)).isEqualTo(names(17, 20));
    }
  }

  @Test
  void beginsWhereItIsAskedTo() {
    publish(0, 3);
    Instant before = Instant.now();
    assertThat(exchange.get(TAX, EVENTS + "&from=latest").body().path("events")).isEmpty();
    await().until(() -> Instant.now().isAfter(before.plusMillis(5)));
    Instant between = Instant.now();
    publish(3, 5);

    assertThat(ids(exchange.get(TAX, EVENTS + begin))).isEqualTo(names(0, 5));
    assertThat(ids(exchange.get(TAX, EVENTS + "&from=" + between))).isEqualTo(names(3, 5));
    assertThat(ids(exchange.get(TAX, EVENTS + "&from=2020-01-01T00:00:00Z")))
        .isEqualTo(names(0, 5));
    assertThat(exchange.get(TAX, EVENTS + "&from=2999-01-01T00:00:00Z").body().path("events"))
        .isEmpty();
  }

  @Test
  void leavesOutWhatTheFilterDoesNotMatch() throws Exception {
    publish(0, 20);
    String filter = "&filter=" + encoded("[{\"suffix\": {\"id\": \"3\"}}]");

    assertThat(ids(exchange.get(TAX, EVENTS + begin + filter)))
        .isEqualTo(List.of(name + "-03", name + "-13"));
    try (var stream = stream(STREAM + begin + filter, Map.of())) {
      assertThat(ids(stream.events(2))).isEqualTo(List.of(name + "-03", name + "-13"));
    }
  }

  @Test
  void refusesWhatCannotBeRead() {
    for (String path : List.of(EVENTS, STREAM)) {
      assertProblem(exchange.get(TAX, path + "&from=yesterday"), 422, "invalid-request");
      assertProblem(exchange.get(TAX, path + "&cursor=x"), 422, "invalid-request");
      assertProblem(exchange.get(TAX, path + "&filter=x"), 422, "invalid-request");
      Answer faulty = exchange.get(TAX, path + "&filter=" + encoded("[{\"sql\": \"a\"}]"));
      assertProblem(faulty, 422, "invalid-request");
      assertThat(faulty.body().path("faults").get(0).path("pointer").asString())
          .isEqualTo("/filter/0/sql");
      assertProblem(
          exchange.get(TestTokens.client("bank", "event.read"), path), 403, "access-denied");
      assertProblem(
          exchange.get(TestTokens.client("bank", "case.read"), path), 403, "access-denied");
      assertProblem(exchange.get("", path), 401, "unauthenticated");
    }
    assertProblem(exchange.get(TAX, "/api/v1/events/stream"), 400, "malformed-request");
    assertThat(exchange.bean(OpenStreams.class).open()).isZero();
  }

  @Test
  void aStreamTellsItsPositionBeforeItsFirstEvent() throws Exception {
    publish(0, 3);
    String position;
    try (var stream = stream(STREAM + "&from=latest", Map.of())) {
      position = stream.next().id();
    }
    publish(3, 5);

    try (var stream = stream(STREAM, Map.of("Last-Event-ID", position))) {
      assertThat(ids(stream.events(2))).isEqualTo(names(3, 5));
    }
    await().untilAsserted(() -> assertThat(exchange.bean(OpenStreams.class).open()).isZero());
  }

  @Test
  void aSubscriptionIsPulledFromWhereItStandsAndKnowsWhatWasReceived() {
    String id = subscribe("PULL", ",\"filters\":[{\"suffix\":{\"id\":\"3\"}}]");
    publish(0, 20);

    Answer first = exchange.get(TAX, PULLED + id + "&limit=1");
    assertThat(ids(first)).isEqualTo(List.of(name + "-03"));
    assertThat(ids(exchange.get(TAX, PULLED + id + "&limit=1"))).isEqualTo(ids(first));
    String cursor = "&cursor=" + first.text("cursor");
    Answer second = exchange.get(TAX, PULLED + id + "&type=housing.contract.filed" + cursor);
    assertThat(ids(second)).isEqualTo(List.of(name + "-13"));
    await().atMost(LONG).until(() -> lag(id) == 16);
    assertThat(ids(exchange.get(TAX, PULLED + id))).isEqualTo(ids(second));

    exchange.get(TAX, PULLED + id + "&cursor=" + second.text("cursor"));

    await().atMost(LONG).until(() -> lag(id) == 0);
    assertThat(ids(exchange.get(TAX, PULLED + id))).isEmpty();
  }

  @Test
  void aSubscriptionIsStreamedFromWhereItStandsOrFromTheLastEvent() throws Exception {
    String id = subscribe("SSE", "");
    publish(0, 3);
    String first;
    try (var stream = stream(STREAMED + id, Map.of())) {
      List<Message> messages = stream.events(3);
      assertThat(ids(messages)).isEqualTo(names(0, 3));
      first = messages.getFirst().id();
      await().atMost(LONG).until(() -> lag(id) == 0);
    }
    publish(3, 5);

    try (var stream = stream(STREAMED + id, Map.of())) {
      assertThat(ids(stream.events(2))).isEqualTo(names(3, 5));
    }
    try (var stream = stream(STREAMED + id, Map.of("Last-Event-ID", first))) {
      assertThat(ids(stream.events(4))).isEqualTo(names(1, 5));
    }
  }

  @Test
  void whatIsPausedGivesNothingAndGoesOnWhereItStood() throws Exception {
    String sse = subscribe("SSE", "");
    String pull = subscribe("PULL", "");
    try (var stream = stream(STREAMED + sse, Map.of())) {
      stream.next();
      set(sse, "PAUSED");
      Message last = stream.events(1).getFirst();
      assertThat(last.event()).isEqualTo("problem");
      assertThat(last.json().path("type").asString()).isEqualTo("urn:lianban:problem:conflict");
    }
    set(pull, "PAUSED");
    assertProblem(exchange.get(TAX, STREAMED + sse), 409, "conflict");
    assertProblem(exchange.get(TAX, PULLED + pull), 409, "conflict");
    publish(0, 2);

    set(sse, "ACTIVE");
    set(pull, "ACTIVE");

    assertThat(ids(exchange.get(TAX, PULLED + pull))).isEqualTo(names(0, 2));
    try (var stream = stream(STREAMED + sse, Map.of())) {
      assertThat(ids(stream.events(2))).isEqualTo(names(0, 2));
    }
  }

  @Test
  void refusesASubscriptionThatDoesNotFit() {
    String pull = PULLED + subscribe("PULL", "");
    String sse = STREAMED + subscribe("SSE", "");

    for (String path : List.of(pull, sse)) {
      for (String wrong : List.of("&type=lianban.case.status", "&from=latest", "&filter=%5B%5D")) {
        assertProblem(exchange.get(TAX, path + wrong), 422, "invalid-request");
      }
      assertProblem(exchange.get(TAX, path + "&cursor=x"), 422, "invalid-request");
      assertProblem(exchange.get(TAX, path + "x"), 404, "not-found");
      assertProblem(
          exchange.get(TestTokens.department("housing", "event.read"), path), 404, "not-found");
    }
    String swapped = pull.replace(PULLED, STREAMED);
    assertProblem(exchange.get(TAX, swapped), 422, "invalid-request");
    assertProblem(exchange.get(TAX, sse.replace(STREAMED, PULLED)), 422, "invalid-request");
    assertProblem(exchange.get(TAX, "/api/v1/events"), 400, "malformed-request");
    assertThat(exchange.bean(OpenStreams.class).open()).isZero();
  }

  /** The exchange is stopped while a stream is open: it ends, and what comes later is not lost. */
  @Test
  void aStreamEndsWithItsInstanceAndGoesOnWithTheNext() throws Exception {
    String last;
    try (var stream = stream(STREAM + begin, Map.of())) {
      stream.next();
      publish(0, 3);
      last = stream.events(3).getLast().id();
      long begun = System.nanoTime();
      exchange.restart();
      assertThat(stream.rest()).isEmpty();
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(60));
    }
    exchange.awaitReady();
    publish(3, 6);

    try (var stream = stream(STREAM, Map.of("Last-Event-ID", last))) {
      assertThat(ids(stream.events(3))).isEqualTo(names(3, 6));
    }
  }

  /** Nothing is kept for a client that does not read, and nobody else waits for it. */
  @Test
  void aClientThatStopsReadingHoldsUpNobody() throws Exception {
    try (var _ = stream(STREAM + begin, Map.of());
        var lively = stream(STREAM + begin, Map.of())) {
      for (int i = 0; i < 10; i++) {
        publish(i * 10, i * 10 + 10);
        assertThat(ids(lively.events(10))).isEqualTo(names(i * 10, i * 10 + 10));
      }
    }
  }

  private String subscribe(String channel, String more) {
    String body =
        "{\"type\":\"housing.contract.filed\",\"channel\":\"" + channel + "\"" + more + "}";
    Answer made = exchange.post(SUBSCRIBER, SUBSCRIPTIONS, name + "-" + channel, body);
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    return made.text("id");
  }

  private static void set(String id, String state) {
    String path = SUBSCRIPTIONS + "/" + id;
    String version = exchange.version(SUBSCRIBER, path);
    String body = "{\"state\":\"" + state + "\"}";
    assertThat(exchange.patch(SUBSCRIBER, path, version, body).status()).isEqualTo(200);
  }

  private static int lag(String id) {
    return exchange.get(SUBSCRIBER, SUBSCRIPTIONS + "/" + id).body().at("/lag/events").asInt(-1);
  }

  private void publish(int from, int to) {
    String events =
        String.join(
            ",",
            names(from, to).stream().map(name -> contractFiled("/housing", name, "1.00")).toList());
    Answer answer =
        exchange.publish(HOUSING, "application/cloudevents-batch+json", "[" + events + "]");
    assertThat(answer.body().path("accepted").asInt()).isEqualTo(to - from);
  }

  private List<String> names(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "%s-%02d".formatted(name, i)).toList();
  }

  private static List<String> ids(Answer page) {
    List<String> ids = new ArrayList<>();
    page.body().path("events").forEach(event -> ids.add(event.path("id").asString()));
    return ids;
  }

  private static List<String> ids(List<Message> messages) {
    return messages.stream().map(message -> message.json().path("id").asString()).toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static EventSource stream(String path, Map<String, String> headers) {
    return EventSource.open(exchange, TAX, path, headers);
  }
}
