package lianban.exchange;

import static lianban.exchange.Golden.assertRecorded;
import static lianban.exchange.RunningExchange.assertProblem;
import static lianban.exchange.RunningExchange.contractFiled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import lianban.exchange.RunningExchange.Answer;
import lianban.service.kafka.EventJson;
import lianban.service.kafka.EventPublisher;
import lianban.service.kafka.PollWorker;
import lianban.service.kafka.Redeliveries;
import lianban.service.kafka.UnprocessableEventException;
import lianban.service.test.TestTokens;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.test.utils.KafkaTestUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Dead letters of departments that read Kafka themselves, from the department's side. */
class KafkaLettersTest {

  private static final String TYPE = "housing.contract.filed";
  private static final String LETTERS = "/api/v1/dead-letters";
  private static final String SCOPES = "deadletter.read deadletter.replay";
  private static final String TAX = TestTokens.department("tax", SCOPES);
  private static final String HOUSING = TestTokens.department("housing", SCOPES + " event.publish");
  private static final String SOME = SCOPES + " exchange.operate";
  private static final String ONE = TestTokens.client("officer-a", SOME);
  private static final String OTHER = TestTokens.client("officer-b", SOME);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static RunningExchange exchange;

  private String name = "";
  private String group = "";
  private Listener listener;
  private Listener beside;

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
  void listen(TestInfo test) {
    name = test.getTestMethod().orElseThrow().getName();
    group = "tax." + name;
    listener = new Listener(group);
    beside = new Listener(group + "-beside");
  }

  @AfterEach
  void leave() {
    listener.close();
    beside.close();
  }

  /** What the kit starts for a follower, which fails as long as it is told to. */
  private static final class Listener implements AutoCloseable {

    private final List<CloudEvent> taken = new CopyOnWriteArrayList<>();
    private final PollWorker worker;
    private final ConcurrentMessageListenerContainer<String, CloudEvent> container;
    private volatile Predicate<CloudEvent> isTrouble = _ -> false;

    @SuppressWarnings("unchecked") // The exchange has one factory, and a class says no more.
    Listener(String group) {
      var redeliveries =
          new Redeliveries(
              "tax",
              exchange.bean(EventPublisher.class),
              exchange.bean(EventJson.class),
              exchange.bean(InstantSource.class));
      worker = PollWorker.acrossTopics(4, redeliveries.following(group, (_, e) -> take(e)));
      ConcurrentKafkaListenerContainerFactory<String, CloudEvent> factory =
          exchange.bean(ConcurrentKafkaListenerContainerFactory.class);
      container = factory.createContainer(TYPE, redeliveries.topic());
      container.getContainerProperties().setGroupId(group);
      container.getContainerProperties().setMessageListener(worker);
      container.start();
    }

    private void take(CloudEvent event) {
      if (isTrouble.test(event)) {
        throw new UnprocessableEventException("REGISTER_CLOSED: no entry can be made");
      }
      taken.add(event);
    }

    List<CloudEvent> taken(String id) {
      return taken.stream().filter(event -> event.getId().equals(id)).toList();
    }

    @Override
    public void close() {
      container.stop();
      worker.close();
    }
  }

  @Test
  void aLetterGoesBackToItsReaderAloneUntilItIsTaken() {
    listener.isTrouble = event -> event.getId().equals(name + "-1");
    publish("1", "2");
    await().atMost(LONG).until(() -> taken("2") == 1 && beside.taken(name + "-1").size() == 1);
    JsonNode line = letter(_ -> true);
    String path = LETTERS + "/" + line.path("id").asString();
    assertThat(line.path("cause").asString()).isEqualTo("UNPROCESSABLE");
    assertThat(line.path("subscriber").asString()).isEqualTo("tax");
    assertThat(line.path("eventId").asString()).isEqualTo(name + "-1");
    assertThat(line.at("/lastAnswer/answer").asString()).startsWith("REGISTER_CLOSED");
    assertThat(exchange.get(TAX, path).body().at("/event/data/price").asString())
        .isEqualTo("<string:4>");
    assertProblem(exchange.get(HOUSING, path), 404, "not-found");

    String all = "{\"cause\":\"UNPROCESSABLE\",\"subscription\":\"kafka." + group + "\"}";
    JsonNode rehearsed = replay(all.replace("}", ",\"dryRun\":true}"));
    assertThat(rehearsed.has("hindrance")).isFalse();
    assertThat(rehearsed.path("state").asString()).isEqualTo("OPEN");

    assertThat(replay(all).path("state").asString()).isIn("SENT", "OPEN");
    JsonNode failed = letter(letter -> letter.path("attempts").asInt() == 2);
    assertThat(failed.path("state").asString()).isEqualTo("OPEN");
    assertThat(failed.at("/lastAnswer/answer").asString()).startsWith("REGISTER_CLOSED");

    listener.isTrouble = _ -> false;
    replay(all);
    JsonNode taken = letter(letter -> letter.path("state").asString().equals("DELIVERED"));
    assertThat(taken.path("attempts").asInt()).isEqualTo(3);
    assertThat(taken.path("lastAnswer").has("cause")).isFalse();
    assertThat(listener.taken(name + "-1"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getSource()).hasToString("/housing");
              assertThat(event.getExtensionNames()).doesNotContain("redelivery", "redeliveredto");
            });
    JsonNode again = replay(ids(line));
    assertThat(again.path("hindrance").asString()).isEqualTo("NOT_OPEN");
    assertThat(again.path("state").asString()).isEqualTo("DELIVERED");
    // The one beside has had its turn at the same topics by then.
    publish("3");
    await().atMost(LONG).until(() -> beside.taken(name + "-3").size() == 1);
    assertThat(beside.taken(name + "-1")).hasSize(1);
    assertThat(taken("1")).isEqualTo(1);
    assertIsRecorded("redelivery", exchange.records("lianban.redelivery.tax", "C-1"));
    assertIsRecorded(
        "redelivered", exchange.records("lianban.redelivered.tax", line.path("id").asString()));
    assertThat(exchange.records(TYPE, "C-1").stream().filter(this::isFirst)).hasSize(1);
  }

  @Test
  void anEditNeedsASecondPersonAndArrivesUnderTheSameId() {
    listener.isTrouble =
        event -> event.getId().startsWith(name) && event.getExtension("edited") == null;
    publish("1");
    String path = LETTERS + "/" + letter(_ -> true).path("id").asString() + "/edits";
    String data =
        "{\"data\":{\"contractNo\":\"C-1\",\"propertyNo\":\"P-1\",\"price\":\"2.00\","
            + "\"filedAt\":\"2026-11-22T08:15:30Z\"}}";
    assertThat(exchange.post(ONE, path, name, data).status()).isEqualTo(201);
    assertProblem(exchange.post(ONE, path + "/1/approvals", name, ""), 403, "access-denied");

    Answer approved = exchange.post(OTHER, path + "/1/approvals", name, "");

    assertThat(approved.status()).isEqualTo(200);
    letter(letter -> letter.path("state").asString().equals("DELIVERED"));
    assertThat(listener.taken(name + "-1"))
        .singleElement()
        .satisfies(event -> assertThat(event.getExtension("edited")).hasToString("1"))
        .satisfies(event -> assertThat(text(event)).contains("\"2.00\""));
  }

  @Test
  void aLetterWithoutAnEventOrAGrantIsToldSoAndCanBeGivenUp() throws Exception {
    listener.isTrouble = event -> event.getId().startsWith(name);
    publish("1");
    JsonNode genuine = letter(_ -> true);
    String id = genuine.path("id").asString();
    // Whoever may read the type may write there: what it writes is not what will be sent.
    ConsumerRecord<String, CloudEvent> original =
        exchange.records(TYPE, "C-1").stream().filter(this::isFirst).findFirst().orElseThrow();
    forge(group, original.partition(), 9_999_999, contractFiled("/housing", "forged", "1.00"));
    forge(group + "-b", original.partition(), original.offset(), "no event at all");

    JsonNode forged = letter(letter -> letter.path("cause").asString().equals("UNVERIFIED"));
    assertThat(replay(ids(forged)).path("hindrance").asString()).isEqualTo("UNVERIFIED");
    JsonNode own = letterOf(group + "-b", _ -> true);
    assertThat(own.path("eventId").asString()).isEqualTo(name + "-1");

    String exchangeId = "exchange-service.usage";
    forge(exchangeId, original.partition(), original.offset(), "no event at all");
    JsonNode platform = letterOf(exchangeId, _ -> true);
    assertThat(replay(ids(platform)).path("hindrance").asString()).isEqualTo("NO_RECEIVER");

    exchange.catalog.revoke("city-" + TYPE + "-tax");
    await().atMost(LONG).until(() -> isHindered(id, "NOT_GRANTED"));
    exchange.catalog.grant("again", TYPE, "tax", "[\"\"]", "2999-01-01T00:00:00Z");
    await().atMost(LONG).until(() -> !isHindered(id, "NOT_GRANTED"));

    Answer given =
        exchange.post(TAX, LETTERS + "/" + id + "/discards", name, "{\"reason\":\"by hand\"}");
    assertThat(given.body().path("reason").asString()).isEqualTo("by hand");
    assertThat(replay(ids(genuine)).path("hindrance").asString()).isEqualTo("NOT_OPEN");
  }

  private boolean isHindered(String id, String hindrance) {
    JsonNode item = replay("{\"ids\":[\"" + id + "\"],\"dryRun\":true}");
    return item.path("hindrance").asString("").equals(hindrance);
  }

  private static String ids(JsonNode letter) {
    return "{\"ids\":[\"" + letter.path("id").asString() + "\"]}";
  }

  private void publish(String... numbers) {
    for (String number : numbers) {
      String event = contractFiled("/housing", name + "-" + number, "1.00");
      assertThat(exchange.publish(HOUSING, event).status()).isEqualTo(201);
    }
  }

  private int taken(String number) {
    return listener.taken(name + "-" + number).size();
  }

  private boolean isFirst(ConsumerRecord<String, CloudEvent> letter) {
    return letter.value() != null && letter.value().getId().equals(name + "-1");
  }

  /** The first item of a replay by an operator. */
  private JsonNode replay(String body) {
    Answer answer = exchange.post(ONE, LETTERS + "/replays", name, body);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body().path("items").path(0);
  }

  private JsonNode letter(Predicate<JsonNode> wanted) {
    return letterOf(group, wanted);
  }

  /** The first of them that is this test's. */
  private void assertIsRecorded(String file, List<ConsumerRecord<String, CloudEvent>> records) {
    CloudEvent event =
        records.stream()
            .map(ConsumerRecord::value)
            .filter(
                value ->
                    String.valueOf(value.getExtension("causationid")).startsWith(name)
                        || value.getId().startsWith(name))
            .findFirst()
            .orElseThrow();
    String text = new String(new JsonFormat().serialize(event), StandardCharsets.UTF_8);
    assertRecorded(
        file,
        JsonMapper.shared()
            .readTree(
                text.replace(name, "e")
                    .replaceAll("[.][0-9]{3}[.][0-9]{19}(@[0-9]+)?", ".<place>")
                    .replaceAll("(?<=\"(at|time)\":\")[^\"]+", "<time>")
                    .replaceAll("(?<=\"millis\":)[0-9]+", "0")
                    .replaceAll("(?<=00-[0-9a-f]{32}-)[0-9a-f]{16}", "<span>")));
  }

  private static JsonNode letterOf(String reader, Predicate<JsonNode> wanted) {
    String path = LETTERS + "?subscription=kafka." + reader;
    return await()
        .atMost(LONG)
        .until(
            () ->
                exchange
                    .get(ONE, path)
                    .body()
                    .path("letters")
                    .valueStream()
                    .filter(wanted)
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private static void forge(String reader, int partition, long offset, String value)
      throws Exception {
    var text = new StringSerializer();
    var letter = new ProducerRecord<>(TYPE + ".dead-letter", partition, "C-1", value);
    letter
        .headers()
        .add(KafkaHeaders.DLT_ORIGINAL_CONSUMER_GROUP, reader.getBytes(StandardCharsets.UTF_8))
        .add(KafkaHeaders.DLT_ORIGINAL_PARTITION, ByteBuffer.allocate(4).putInt(partition).array())
        .add(KafkaHeaders.DLT_ORIGINAL_OFFSET, ByteBuffer.allocate(8).putLong(offset).array());
    try (var producer =
        new KafkaProducer<>(KafkaTestUtils.producerProps(exchange.kafka), text, text)) {
      producer.send(letter).get();
    }
  }

  private static String text(CloudEvent event) {
    byte[] data = event.getData() == null ? new byte[0] : event.getData().toBytes();
    return JsonMapper.shared().readTree(data).toString();
  }
}
