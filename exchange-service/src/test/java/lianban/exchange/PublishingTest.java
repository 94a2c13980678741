package lianban.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static lianban.exchange.RunningExchange.assertProblem;
import static lianban.exchange.RunningExchange.contractFiled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoDatabase;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lianban.exchange.RunningExchange.Answer;
import lianban.exchange.catalog.EventTypes;
import lianban.exchange.proof.key.EventSignatures;
import lianban.exchange.publication.PublicationService;
import lianban.exchange.publication.PublishedEvents;
import lianban.exchange.publication.Submission;
import lianban.exchange.publication.mongo.MongoPublishedEvents;
import lianban.exchange.schema.JsonSchemas;
import lianban.kernel.problem.ProblemType;
import lianban.kernel.trace.Traceparent;
import lianban.service.access.Caller;
import lianban.service.kafka.EventPublisher;
import lianban.service.problem.ProblemException;
import lianban.service.test.AtOnce;
import lianban.service.test.TestTokens;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Publishing over REST, in every mode: what is answered, and what is on the topic. */
class PublishingTest {

  private static final String TYPE = "housing.contract.filed";
  private static final String BATCH = "application/cloudevents-batch+json";
  private static final String HOUSING = TestTokens.department("housing", "event.publish");
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
  void eachEventOfABatchIsAcceptedOrRefusedForItselfAndInItsOrder() {
    exchange.publish(HOUSING, event("b-before", "1.00"));

    Answer answer =
        batch(
            event("b-1", "1.00"),
            event("b-2", "free"),
            event("b-before", "1.00"),
            event("b-before", "2.00"),
            "{\"specversion\": \"1.0\"}",
            event("b-3", "1.00").replace("/housing", "/tax"),
            event("b-4", "1.00").replace(TYPE, "no.such.type"),
            event("b-1", "1.00"),
            event("b-1", "2.00"),
            event("b-5", "1.00"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(outcomes(answer.body().path("results")))
        .containsExactly(
            "ACCEPTED",
            "REFUSED invalid-event",
            "REPEATED",
            "REFUSED conflict",
            "REFUSED invalid-event",
            "REFUSED invalid-event",
            "REFUSED unknown-event-type",
            "REPEATED",
            "REFUSED conflict",
            "ACCEPTED");
    assertThat(counts(answer.body())).containsExactly(2, 2, 6);
    JsonNode fault = answer.body().path("results").get(1).path("problem").path("faults").get(0);
    assertThat(fault.path("pointer").asString()).isEqualTo("/data/price");
    assertThat(onTopic("b-")).containsExactly("b-before", "b-1", "b-5");
  }

  @Test
  void aBatchHasAtMostFiveHundredEventsWhichKeepTheirOrder() {
    String[] events =
        IntStream.range(0, 500).mapToObj(i -> event("f-" + i, "1.00")).toArray(String[]::new);

    assertThat(counts(batch(events).body())).containsExactly(500, 0, 0);
    assertThat(counts(batch(events).body())).containsExactly(0, 500, 0);
    assertThat(onTopic("f-")).isEqualTo(IntStream.range(0, 500).mapToObj(i -> "f-" + i).toList());

    String[] more =
        Stream.concat(Stream.of(events), Stream.of(event("f-500", "1.00"))).toArray(String[]::new);
    assertProblem(batch(more), 422, "invalid-request");
    assertThat(onTopic("f-")).hasSize(500);
  }

  @Test
  void whatIsNoBatchIsRefusedAsAWhole() {
    assertProblem(exchange.publish(HOUSING, BATCH, event("n-1", "1.00")), 422, "invalid-request");
    assertProblem(
        exchange.publish(HOUSING, BATCH, "[" + event("n-1", "1.00")), 400, "malformed-request");
    assertProblem(
        exchange.publish(HOUSING, "application/json", event("n-1", "1.00")),
        415,
        "unsupported-media-type");
    assertThat(onTopic("n-")).isEmpty();
    assertThat(counts(exchange.publish(HOUSING, BATCH, "[]").body())).containsExactly(0, 0, 0);
  }

  @Test
  void repeatedEventsAreKnownAfterARestart() {
    assertThat(counts(batch(event("r-1", "1.00"), event("r-2", "1.00")).body()))
        .containsExactly(2, 0, 0);

    exchange.restart();
    exchange.awaitReady();

    assertThat(counts(batch(event("r-2", "1.00"), event("r-1", "1.00")).body()))
        .containsExactly(0, 2, 0);
    assertThat(onTopic("r-")).containsExactly("r-1", "r-2");
  }

  @Test
  void theSameEventFromManyAtOnceHasOneEffect() throws Exception {
    List<Answer> answers = AtOnce.all(8, i -> exchange.publish(HOUSING, event("c-1", "1.00")));

    assertThat(answers).allSatisfy(a -> assertThat(a.status()).isIn(200, 201));
    assertThat(answers).filteredOn(a -> a.status() == 201).isNotEmpty();
    assertThat(exchange.publish(HOUSING, event("c-1", "1.00")).status()).isEqualTo(200);
    assertThat(onTopic("c-").stream().distinct()).containsExactly("c-1");
  }

  @Test
  void howAnEventIsWrittenMakesNoOtherEvent() {
    String structured = event("w-1", "1.00");
    assertThat(exchange.publish(HOUSING, structured).status()).isEqualTo(201);

    String spaced = structured.replace("\":", "\"  :  ").replace("\n", "\n\n");
    assertThat(exchange.publish(HOUSING, spaced).status()).isEqualTo(200);
    assertThat(binary("w-1", data("1.00")).status()).isEqualTo(200);
    assertProblem(binary("w-1", data("2.00")), 409, "conflict");
    assertThat(onTopic("w-")).containsExactly("w-1");
  }

  @Test
  void anEventInBinaryModeIsTheSameOnTheTopic() {
    assertThat(binary("m-1", data("1.00")).status()).isEqualTo(201);
    exchange.publish(HOUSING, event("m-2", "1.00"));

    List<CloudEvent> events =
        exchange.records(TYPE, "C-1").stream()
            .map(ConsumerRecord::value)
            .filter(e -> e.getId().startsWith("m-"))
            .toList();

    assertThat(events).hasSize(2);
    assertThat(json(events.get(0))).isEqualTo(json(events.get(1)));
    assertThat(events.get(0).getExtension("department")).isEqualTo("housing");
    assertProblem(binary("m-3", "{\"price\": "), 422, "invalid-event");
    assertProblem(binary("m-3", "{\"price\": 1, \"price\": 2}"), 422, "invalid-event");
  }

  @Test
  void dataThatComesAsBytesIsReadAsStrictlyAsAnyOther() {
    assertProblem(binary("y-1", "[".repeat(190_000)), 422, "invalid-event");
    assertProblem(binary("y-1", "{\"price\": null, \"price\": 2}"), 422, "invalid-event");
    String base64 = Base64.getEncoder().encodeToString("[".repeat(100_000).getBytes(UTF_8));
    String encoded =
        event("y-1", "1.00")
            .replaceFirst("(?s)\"data\":\\{.*}", "\"data_base64\":\"" + base64 + "\"}");

    Answer answer = batch(encoded, event("y-2", "1.00"));

    assertThat(outcomes(answer.body().path("results")))
        .containsExactly("REFUSED invalid-event", "ACCEPTED");
    assertThat(binary("y-3", data("1.00") + " ".repeat(400_000)).status()).isEqualTo(201);
    assertThat(onTopic("y-")).containsExactly("y-2", "y-3");
  }

  @Test
  void attributesInHeadersAreDecoded() {
    assertThat(binary("%E5%90%88%E5%90%8C-1", data("1.00")).status()).isEqualTo(201);
    assertThat(exchange.publish(HOUSING, event("合同-1", "1.00")).status()).isEqualTo(200);
    assertProblem(binary("%E5%9-2", data("1.00")), 422, "invalid-event");
    assertThat(onTopic("合同")).containsExactly("合同-1");
  }

  @Test
  void anEventOfAnotherVersionOfCloudEventsIsRefused() {
    String old = event("v-1", "1.00").replace("\"specversion\":\"1.0\"", "\"specversion\":\"0.3\"");

    assertProblem(exchange.publish(HOUSING, old), 422, "invalid-event");
    assertThat(onTopic("v-")).isEmpty();
  }

  @Test
  void aStreamWithoutLinesHasNoResults() {
    assertThat(stream(List.of())).isEmpty();
    assertThat(stream(List.of("", " "))).isEmpty();
  }

  @Test
  void aNameThatStandsTwiceInAnEventIsRefused() {
    String twice = event("d-1", "1.00").replace("\"price\"", "\"price\":\"2.00\",\"price\"");

    assertProblem(exchange.publish(HOUSING, twice), 422, "invalid-event");
    assertThat(onTopic("d-")).isEmpty();
  }

  @Test
  void anEventThatIsTooLongIsRefusedAlone() {
    String tooLong =
        event("l-1", "1.00")
            .replace("\"C-1\",\"propertyNo\"", "\"" + "x".repeat(300_000) + "\",\"propertyNo\"");

    Answer answer = batch(event("l-0", "1.00"), tooLong, event("l-2", "1.00"));

    assertThat(outcomes(answer.body().path("results")))
        .containsExactly("ACCEPTED", "REFUSED body-too-large", "ACCEPTED");
    assertThat(onTopic("l-")).containsExactly("l-0", "l-2");
  }

  @Test
  void aStreamIsAnsweredLineByLineInItsOrder() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 1_200; i++) {
      lines.add(line(event("s-" + i, i % 100 == 7 ? "free" : "1.00")));
    }
    lines.add("");
    lines.add("no event");
    lines.add(line(event("s-0", "1.00")));

    List<JsonNode> results = stream(lines);

    assertThat(results).hasSize(1_202);
    for (int i = 0; i < results.size(); i++) {
      assertThat(results.get(i).path("index").asInt()).isEqualTo(i);
    }
    assertThat(outcomes(results.subList(0, 9)))
        .containsExactly(
            "ACCEPTED",
            "ACCEPTED",
            "ACCEPTED",
            "ACCEPTED",
            "ACCEPTED",
            "ACCEPTED",
            "ACCEPTED",
            "REFUSED invalid-event",
            "ACCEPTED");
    assertThat(outcomes(results.subList(1_199, 1_202)))
        .containsExactly("ACCEPTED", "REFUSED invalid-event", "REPEATED");
    assertThat(results.get(5).path("id").asString()).isEqualTo("s-5");
    assertThat(onTopic("s-"))
        .isEqualTo(
            IntStream.range(0, 1_200).filter(i -> i % 100 != 7).mapToObj(i -> "s-" + i).toList());
  }

  @Test
  void aLineThatIsTooLongEndsTheStreamWhichSaysSo() {
    List<JsonNode> results =
        stream(
            List.of(line(event("t-0", "1.00")), "x".repeat(300_000), line(event("t-1", "1.00"))));

    assertThat(outcomes(results)).containsExactly("ACCEPTED", "BROKEN_OFF body-too-large");
    assertThat(onTopic("t-")).containsExactly("t-0");
  }

  @Test
  void nothingIsPublishedWithoutAGrant() {
    String tax = TestTokens.department("tax", "event.publish");
    String foreign = event("g-1", "1.00").replace("/housing", "/tax");

    Answer answer = exchange.publish(tax, BATCH, "[" + foreign + "]");

    assertThat(outcomes(answer.body().path("results"))).containsExactly("REFUSED access-denied");
    String reader = TestTokens.department("housing", "event.read");
    assertProblem(
        exchange.publish(reader, BATCH, "[" + event("g-2", "1.00") + "]"), 403, "access-denied");
    assertProblem(
        exchange.publish("", "application/x-ndjson", line(event("g-2", "1.00"))),
        401,
        "unauthenticated");
    assertThat(onTopic("g-")).isEmpty();
  }

  @Test
  void whatThereIsNoRoomForIsToldToComeAgain() {
    PublishedEvents none =
        new MongoPublishedEvents(exchange.bean(MongoDatabase.class).getCollection("room"));
    var crowded =
        new PublicationService(
            exchange.bean(EventTypes.class),
            exchange.bean(JsonSchemas.class),
            none,
            exchange.bean(EventPublisher.class),
            exchange.bean(EventSignatures.class),
            JsonMapper.shared(),
            100);
    var housing = new Caller("housing", "housing", "housing", null, Set.of("event.publish"));
    CloudEvent event =
        CloudEventBuilder.v1()
            .withId("o-1")
            .withSource(URI.create("/housing"))
            .withType(TYPE)
            .build();

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(
            () ->
                crowded.publish(
                    housing,
                    List.of(
                        new Submission.Event(event, "d", 60), new Submission.Event(event, "d", 60)),
                    Traceparent.continueOrStart(RunningExchange.TRACE, new Random(1))))
        .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.TOO_BUSY));
    assertThat(none.begin(List.of(new PublishedEvents.Entry("/housing", "o-1", "d"))))
        .containsExactly(PublishedEvents.State.NEW);
  }

  private static String event(String id, String price) {
    return contractFiled("/housing", id, price);
  }

  private static String data(String price) {
    return JsonMapper.shared().readTree(event("any", price)).path("data").toString();
  }

  private static String line(String event) {
    return event.replace("\n", " ");
  }

  private static Answer batch(String... events) {
    return exchange.publish(HOUSING, BATCH, "[" + String.join(",", events) + "]");
  }

  private static Answer binary(String id, String data) {
    return exchange.publish(
        HOUSING,
        "application/json",
        data,
        Map.of(
            "ce-specversion", "1.0",
            "ce-id", id,
            "ce-source", "/housing",
            "ce-type", TYPE,
            "ce-subject", "C-1"));
  }

  private static List<JsonNode> stream(List<String> lines) {
    return exchange.stream(HOUSING, String.join("\n", lines));
  }

  /** What became of each, with the problem of those that were refused. */
  private static List<String> outcomes(Iterable<JsonNode> results) {
    List<String> outcomes = new ArrayList<>();
    for (JsonNode result : results) {
      String problem = result.path("problem").path("type").asString("");
      outcomes.add(
          (result.path("outcome").asString() + " " + problem.replace("urn:lianban:problem:", ""))
              .strip());
    }
    return outcomes;
  }

  private static List<Integer> counts(JsonNode results) {
    return Stream.of("accepted", "repeated", "refused")
        .map(outcome -> results.path(outcome).asInt(-1))
        .toList();
  }

  /** Ids of the events on the topic that begin so, in their order. */
  private static List<String> onTopic(String prefix) {
    return exchange.records(TYPE, "C-1").stream()
        .map(letter -> letter.value().getId())
        .filter(id -> id.startsWith(prefix))
        .toList();
  }

  private static JsonNode json(CloudEvent event) {
    return JsonMapper.shared().readTree(Objects.requireNonNull(event.getData()).toBytes());
  }
}
