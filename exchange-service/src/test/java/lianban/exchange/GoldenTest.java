package lianban.exchange;

import static lianban.exchange.CaseStory.OLD;
import static lianban.exchange.CaseStory.WINDOW;
import static lianban.exchange.Golden.assertRecorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import lianban.exchange.RunningExchange.Answer;
import lianban.exchange.schema.JsonSchemas;
import lianban.kernel.event.EventTypes;
import lianban.service.test.TestTokens;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every event and every response of the exchange, word for word, on a clock that we set. */
class GoldenTest {

  private static final List<String> WELL =
      List.of(
          "step-requested-identity",
          "step-requested-contract",
          "step-requested-tax",
          "step-requested-title",
          "status-in-approval",
          "status-supplement-needed",
          "step-requested-after-supplement",
          "status-supplemented",
          "status-payment-due",
          "step-requested-issue",
          "status-issuing",
          "certificate-issued",
          "status-issued");
  private static final List<String> TOPICS =
      Stream.concat(
              Stream.of("housing", "tax", "public-security", "registration")
                  .map(EventTypes::stepRequested),
              Stream.of(EventTypes.CASE_STATUS, EventTypes.CERTIFICATE_ISSUED))
          .toList();
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonSchemas SCHEMAS = new JsonSchemas(ServiceJson.MAPPER);
  private static final Watch WATCH = new Watch();
  private static final Locale LOCALE = Locale.getDefault();
  private static RunningExchange exchange;

  /** Goes on only when told to. */
  private static final class Watch implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-23T01:00:00.123Z");

    @Override
    public Instant instant() {
      return now;
    }
  }

  @BeforeAll
  static void start() {
    Locale.setDefault(Locale.SIMPLIFIED_CHINESE); // What is said must not follow it.
    exchange = new RunningExchange(WATCH);
    exchange.awaitReady();
  }

  @AfterAll
  static void stop() {
    exchange.close();
    Locale.setDefault(LOCALE);
  }

  @BeforeEach
  void setTheWatch() {
    WATCH.now = Instant.parse("2026-11-23T01:00:00.123Z");
  }

  @Test
  void caseLooksAsRecordedInEveryPhase() {
    var story = new CaseStory(exchange, "well");
    assertRecorded("case-filed", later(story.file()));
    assertRecorded("case-clock-stopped", later(story.stopTheClock()));
    assertRecorded("case-supplement-needed", later(story.askForASupplement()));
    assertRecorded("case-supplemented", later(story.supplement()));
    assertRecorded("case-payment-due", later(story.approveTheSupplement()));
    assertRecorded("case-issuing", later(story.pay()));
    JsonNode closed = later(story.issue());
    assertRecorded("case-issued", closed);
    assertThat(exchange.get(WINDOW, "/api/v1/cases/" + story.caseId()).body()).isEqualTo(closed);
    String issued = closed.path("certificate").asString();
    assertRecorded("certificate-valid", certificate(issued));
    assertRecorded("certificate-superseded", certificate(OLD));
  }

  @Test
  void refusedCaseLooksAsRecorded() {
    var story = new CaseStory(exchange, "refused");
    later(story.file());

    assertRecorded("case-refused", later(story.refuse()));
    assertRecorded("event-status-refused", events(story, 6).getLast());
  }

  @Test
  void eventsOfACaseAreAsRecordedAndAsTheCatalogueSays() {
    var story = new CaseStory(exchange, "events");
    later(story.file());
    later(story.askForASupplement());
    later(story.supplement());
    later(story.approveTheSupplement());
    later(story.pay());
    later(story.issue());

    List<ObjectNode> events = events(story, WELL.size());

    for (int i = 0; i < WELL.size(); i++) {
      assertRecorded("event-" + WELL.get(i), events.get(i));
    }
  }

  @Test
  void publishedEventsAreAcknowledgedAndDeliveredAsRecorded() throws IOException {
    String housing = TestTokens.department("housing", "event.publish");
    String tax = TestTokens.department("tax", "event.read");
    String event = RunningExchange.contractFiled("/housing", "e-1", "267000.00");
    assertRecorded("event-accepted", exchange.publish(housing, event).body());
    String status = "/api/v1/events/status?source=/housing&id=e-1";
    String reader = TestTokens.department("housing", "event.read");
    var told =
        (ObjectNode)
            await()
                .atMost(Duration.ofSeconds(20))
                .until(
                    () -> exchange.get(reader, status).body(),
                    body -> body.at("/seal/state").asString("").equals("SEALED"));
    ((ObjectNode) told.path("seal")).put("number", 1);
    assertRecorded("event-status", told);
    assertRecorded("event-repeated", exchange.publish(housing, event).body());
    String other = event.replace("267000.00", "1.00");
    assertRecorded("problem-other-event", exchange.publish(housing, other).body());

    String events = "/api/v1/events?type=housing.contract.filed&wait=";
    JsonNode page = exchange.get(tax, events + "10").body();
    assertRecorded("page", spanless(page));
    String cursor = page.path("cursor").asString();
    assertRecorded("page-empty", exchange.get(tax, events + "0&cursor=" + cursor).body());
    String path = "/api/v1/events/stream?type=housing.contract.filed";
    try (var stream = EventSource.open(exchange, tax, path, Map.of())) {
      assertRecorded("stream-begun", JSON.valueToTree(stream.next()));
      assertRecorded("stream-event", message(stream.next()));
    }

    String faulty = RunningExchange.contractFiled("/housing", "e-3", "free");
    String batch = "[" + String.join(",", event, event.replace("e-1", "e-2"), faulty, "{}") + "]";
    assertRecorded(
        "events-batch",
        exchange.publish(housing, "application/cloudevents-batch+json", batch).body());
    assertRecorded(
        "events-stream-line", exchange.stream(housing, faulty.replace("\n", " ")).getFirst());
  }

  @Test
  void everyProblemIsToldAsRecorded() {
    assertRecorded("problems", new Problems(exchange).all());
    assertRecorded(
        "problem-in-chinese", exchange.get(WINDOW, "/api/v1/cases/none", "zh-CN").body());
  }

  /** What was answered; a minute goes by before whatever comes next. */
  private static JsonNode later(Answer answer) {
    WATCH.now = WATCH.now.plus(Duration.ofMinutes(1));
    return answer.body();
  }

  private static JsonNode certificate(String identifier) {
    return exchange.get("", "/api/v1/certificates/" + identifier).body();
  }

  /** The case's first events in their order, as they lie on their topics. */
  private static List<ObjectNode> events(CaseStory story, int count) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> events(story.caseId()), found -> found.size() == count);
  }

  private static List<ObjectNode> events(String caseId) {
    return TOPICS.stream()
        .flatMap(topic -> exchange.records(topic, caseId).stream())
        .sorted(Comparator.comparingInt(GoldenTest::number))
        .map(GoldenTest::event)
        .toList();
  }

  private static int number(ConsumerRecord<String, CloudEvent> letter) {
    String id = letter.value().getId();
    return Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
  }

  private static ObjectNode event(ConsumerRecord<String, CloudEvent> letter) {
    ObjectNode event =
        JSON.createObjectNode().put("topic", letter.topic()).put("key", letter.key());
    ObjectNode headers = event.putObject("headers");
    letter
        .headers()
        .forEach(
            h -> headers.put(h.key(), spanless(new String(h.value(), StandardCharsets.UTF_8))));
    JsonNode data = JSON.readTree(Objects.requireNonNull(letter.value().getData()).toBytes());
    assertThat(SCHEMAS.faults(CityCatalogue.schema(letter.topic()), data, "")).isEmpty();
    return event.set("data", data);
  }

  private static JsonNode message(EventSource.Message message) {
    ObjectNode data = (ObjectNode) message.json();
    data.put("traceparent", spanless(data.path("traceparent").asString()));
    ObjectNode told = JSON.createObjectNode();
    return told.put("id", message.id()).put("event", message.event()).set("data", data);
  }

  private static JsonNode spanless(JsonNode page) {
    for (JsonNode event : page.path("events")) {
      String trace = event.path("traceparent").asString();
      ((ObjectNode) event).put("traceparent", spanless(trace));
    }
    return page;
  }

  /** Each hop makes up the name of its own span. */
  private static String spanless(String header) {
    return header.replaceFirst("^(00-[0-9a-f]{32})-[0-9a-f]{16}-", "$1-<span>-");
  }
}
