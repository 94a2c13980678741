package lianban.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static lianban.exchange.RunningExchange.assertProblem;
import static lianban.exchange.RunningExchange.contractFiled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
import lianban.exchange.event.EventIdentity;
import lianban.exchange.proof.key.EventSignatures;
import lianban.exchange.publication.EventAdmission;
import lianban.exchange.publication.PublicationProperties;
import lianban.exchange.publication.PublicationService;
import lianban.exchange.publication.PublishedEvents;
import lianban.exchange.publication.PublishedEvents.Attempt;
import lianban.exchange.publication.PublishedEvents.Entry;
import lianban.exchange.publication.Receipt;
import lianban.exchange.publication.Room;
import lianban.exchange.publication.Submission;
import lianban.exchange.publication.TopicWriter;
import lianban.exchange.schema.JsonSchemas;
import lianban.kernel.trace.Traceparent;
import lianban.service.access.Caller;
import lianban.service.kafka.EventPublisher;
import lianban.service.problem.ProblemException;
import lianban.service.test.AtOnce;
import lianban.service.test.TestTokens;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Publishing over REST, in every mode: what is answered, and what is on the topic. */
class PublishingTest {

  private static final String TYPE = "housing.contract.filed";
  private static final String BATCH = "application/cloudevents-batch+json";
  private static final String HOUSING = TestTokens.department("housing", "event.publish");
  private static final Caller HOUSING_CALLER =
      new Caller("housing", "housing", "housing", null, Set.of("event.publish"));
  private static final Traceparent TRACE =
      Traceparent.continueOrStart(RunningExchange.TRACE, new Random(1));
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
  void theSameEventFromManyAtOnceIsOnTheTopicOnce() throws Exception {
    for (int round = 0; round < 5; round++) {
      String id = "c-" + round;
      String event = event(id, "1.00");

      List<String> outcomes =
          AtOnce.all(
              12,
              i ->
                  switch (i % 3) {
                    case 0 -> outcomeOfOne(exchange.publish(HOUSING, event));
                    case 1 -> outcomes(batch(event).body().path("results")).getFirst();
                    default -> outcomes(stream(List.of(line(event)))).getFirst();
                  });

      assertThat(outcomes).containsOnlyOnce("ACCEPTED");
      assertThat(outcomes).filteredOn("REPEATED"::equals).hasSize(11);
      assertThat(onTopic(id)).containsExactly(id);
    }
  }

  @Test
  void oneOfManyDifferentEventsUnderOneIdAtOnceIsTaken() throws Exception {
    List<Answer> answers =
        AtOnce.all(8, i -> exchange.publish(HOUSING, event("k-1", (i + 1) + ".00")));

    assertThat(answers).filteredOn(a -> a.status() == 201).hasSize(1);
    assertThat(answers)
        .filteredOn(a -> a.status() != 201)
        .allSatisfy(answer -> assertProblem(answer, 409, "conflict"));
    assertThat(onTopic("k-")).containsExactly("k-1");
  }

  @Test
  void theSameEventThroughTwoInstancesIsOnTheTopicOnce() throws Exception {
    PublicationService other = otherInstance();
    for (int round = 0; round < 5; round++) {
      String id = "i-" + round;
      String event = event(id, "1.00");

      List<String> outcomes =
          AtOnce.all(
              8,
              i ->
                  i % 2 == 0
                      ? outcomeOfOne(exchange.publish(HOUSING, event))
                      : outcome(other.publish(HOUSING_CALLER, submission(event), TRACE)));

      assertThat(outcomes).containsOnlyOnce("ACCEPTED");
      assertThat(outcomes).isSubsetOf("ACCEPTED", "REPEATED", "REFUSED already-under-way");
      assertThat(exchange.publish(HOUSING, event).status()).isEqualTo(200);
      assertThat(onTopic(id)).containsExactly(id);
    }
  }

  @Test
  void whatAnotherInstanceIsPublishingIsToldToComeAgain() {
    leftUnderWay("u-1", Duration.ofSeconds(5));
    Answer answer = exchange.publish(HOUSING, event("u-1", "1.00"));

    assertProblem(answer, 409, "already-under-way");
    assertThat(answer.retryAfter()).isNotEmpty();
    assertThat(outcomes(batch(event("u-1", "1.00"), event("u-2", "1.00")).body().path("results")))
        .containsExactly("REFUSED already-under-way", "ACCEPTED");
    assertThat(outcomes(stream(List.of(line(event("u-1", "1.00")), line(event("u-3", "1.00"))))))
        .containsExactly("REFUSED already-under-way", "ACCEPTED");
    assertThat(onTopic("u-")).containsExactly("u-2", "u-3");
  }

  @Test
  void whatAKilledInstanceLeftLongAgoIsPublished() {
    leftUnderWay("x-1", PublishedEvents.LONGEST_ATTEMPT.plusSeconds(5));

    assertThat(exchange.publish(HOUSING, event("x-1", "1.00")).status()).isEqualTo(201);
    assertThat(onTopic("x-")).containsExactly("x-1");
  }

  @Test
  void anEventThatItsTopicDoesNotTakeIsRefusedAlone() throws Exception {
    String large =
        event("z-2", "1.00")
            .replace("\"subject\"", "\"note\":\"" + "x".repeat(150_000) + "\",\"subject\"");
    try (Admin admin = admin()) {
      limitMessages(admin, "100000");
      try {
        int[] probes = {0};
        await()
            .until(
                () ->
                    exchange.publish(HOUSING, large.replace("z-2", "h-" + probes[0]++)).status()
                        == 413);
        Answer answer = batch(event("z-1", "1.00"), large, event("z-3", "1.00"));

        assertThat(outcomes(answer.body().path("results")))
            .containsExactly("ACCEPTED", "REFUSED body-too-large", "ACCEPTED");
      } finally {
        limitMessages(admin, "1000000");
      }
    }
    String corrected = event("z-2", "2.00");
    assertThat(exchange.publish(HOUSING, corrected).status()).isEqualTo(201);
    assertThat(onTopic("z-")).containsExactly("z-1", "z-3", "z-2");
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
  void aLineThatIsTooLongIsRefusedAlone() {
    List<JsonNode> results =
        stream(
            List.of(line(event("t-0", "1.00")), "x".repeat(700_000), line(event("t-1", "1.00"))));

    assertThat(outcomes(results)).containsExactly("ACCEPTED", "REFUSED body-too-large", "ACCEPTED");
    assertThat(onTopic("t-")).containsExactly("t-0", "t-1");
  }

  @Test
  void whatReadersCouldReadDifferentlyIsRefused() {
    for (String value : List.of("12345678901234567890", "1e400", "\"\\ud800\"")) {
      String event = event("q-1", "1.00").replace("\"1.00\"", value);

      Answer answer = exchange.publish(HOUSING, event);

      assertProblem(answer, 422, "invalid-event");
      assertThat(answer.text("detail")).contains("RFC 7493");
    }
    assertProblem(exchange.publish(HOUSING, event("q-\\udc00", "1.00")), 422, "invalid-event");
    assertThat(onTopic("q-")).isEmpty();
  }

  @Test
  void whatTheExchangeSetsAndHowATypeIsSpeltMakeNoOtherEvent() {
    String plain = event("p-1", "1.00");
    assertThat(exchange.publish(HOUSING, plain).status()).isEqualTo(201);

    for (String same :
        List.of(
            with(plain, "\"department\":\"tax\",\"schemaversion\":\"1\",\"traceparent\":\"x\""),
            with(plain, "\"time\":null,\"caseid\":null,\"dataschema\":null"),
            plain.replace("\"application/json\"", "null"),
            plain.replace("application/json", "Application/JSON; charset=UTF-8"))) {
      assertThat(exchange.publish(HOUSING, same).status()).as(same).isEqualTo(200);
    }
    assertProblem(exchange.publish(HOUSING, with(plain, "\"caseid\":\"c\"")), 409, "conflict");
    assertThat(onTopic("p-")).containsExactly("p-1");
  }

  @Test
  void anEventIsOfItsFormatInEveryAttribute() {
    String plain = event("a-1", "1.00");
    for (String wrong :
        List.of(
            "[]",
            "null",
            "{}",
            plain.replace("\"a-1\"", "1"),
            plain.replace("\"a-1\"", "\"\""),
            plain.replace("\"C-1\",", "true,"),
            plain.replace("\"/housing\"", "\"not a uri\""),
            with(plain, "\"time\":\"yesterday\""),
            with(plain, "\"Upper\":\"x\""),
            with(plain, "\"ratio\":1.5"),
            with(plain, "\"list\":[]"),
            with(plain, "\"data_base64\":\"e30=\""),
            plain.replace("application/json", "application/json; charset=gbk"),
            plain.replace("application/json", "application/xml"))) {
      assertThat(exchange.publish(HOUSING, wrong).text("type"))
          .as(wrong)
          .isEqualTo("urn:lianban:problem:invalid-event");
    }
    assertThat(exchange.publish(HOUSING, with(plain, "\"count\":5,\"flag\":true")).status())
        .isEqualTo(201);
    assertThat(onTopic("a-")).containsExactly("a-1");
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
    DataSize room = exchange.bean(PublicationProperties.class).room();
    try (var _ = exchange.bean(Room.class).take(Math.toIntExact(room.toBytes()))) {
      assertTooBusy(exchange.publish(HOUSING, event("o-1", "1.00")));
      assertTooBusy(batch(event("o-1", "1.00")));
      assertTooBusy(binary("o-1", data("1.00")));
    }
    assertThat(exchange.publish(HOUSING, event("o-1", "1.00")).status()).isEqualTo(201);
    assertThat(onTopic("o-")).containsExactly("o-1");
  }

  @Test
  void moreStreamsThanThereIsRoomForAreToldToComeAgain() {
    int streams = exchange.bean(PublicationProperties.class).streams();
    Room room = exchange.bean(Room.class);
    List<Room.Place> open = Stream.generate(room::openStream).limit(streams).toList();
    String event = line(event("j-1", "1.00"));

    assertTooBusy(exchange.publish(HOUSING, "application/x-ndjson", event));

    open.forEach(Room.Place::close);
    assertThat(onTopic("j-")).isEmpty();
    assertThat(outcomes(stream(List.of(event)))).containsExactly("ACCEPTED");
    open.forEach(Room.Place::close);
    List<Room.Place> again = Stream.generate(room::openStream).limit(streams).toList();
    assertThatExceptionOfType(ProblemException.class).isThrownBy(room::openStream);
    again.forEach(Room.Place::close);
  }

  private static void assertTooBusy(Answer answer) {
    assertProblem(answer, 429, "too-busy");
    assertThat(answer.retryAfter()).isEqualTo("1");
  }

  /** Another instance beside the one that runs, on the same store and broker. */
  private static PublicationService otherInstance() {
    return new PublicationService(
        new EventAdmission(
            exchange.bean(EventTypes.class),
            exchange.bean(JsonSchemas.class),
            exchange.bean(EventSignatures.class)),
        new TopicWriter(
            exchange.bean(PublishedEvents.class),
            exchange.bean(EventPublisher.class),
            "127.0.0.2:8084",
            exchange.bean(InstantSource.class)));
  }

  /** Notes an event as another instance does before it sends it. */
  private static void leftUnderWay(String id, Duration ago) {
    Submission.Event event = submission(event(id, "1.00"));
    Instant then = exchange.bean(InstantSource.class).instant().minus(ago);
    assertThat(
            exchange
                .bean(PublishedEvents.class)
                .begin(
                    List.of(new Entry("/housing", id, TYPE, event.identity().digest())),
                    new Attempt("127.0.0.2:8084", then)))
        .containsExactly(PublishedEvents.State.NEW);
  }

  private static Submission.Event submission(String event) {
    JsonNode tree = JsonMapper.shared().readTree(event);
    CloudEvent attributes =
        CloudEventBuilder.v1()
            .withId(tree.path("id").asString())
            .withSource(URI.create(tree.path("source").asString()))
            .withType(TYPE)
            .withSubject(tree.path("subject").asString())
            .withDataContentType("application/json")
            .build();
    JsonNode data = tree.path("data");
    return new Submission.Event(attributes, data, EventIdentity.of(attributes, data, 1_000));
  }

  private static String outcome(Receipt receipt) {
    return switch (receipt) {
      case Receipt.Accepted accepted -> accepted.repeated() ? "REPEATED" : "ACCEPTED";
      case Receipt.Refused refused -> "REFUSED " + refused.problem().slug();
    };
  }

  private static String outcomeOfOne(Answer answer) {
    return switch (answer.status()) {
      case 201 -> "ACCEPTED";
      case 200 -> "REPEATED";
      default -> "REFUSED " + answer.text("type").replace("urn:lianban:problem:", "");
    };
  }

  private static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", exchange.kafka.getBrokersAsString()));
  }

  private static void limitMessages(Admin admin, String bytes) throws Exception {
    var topic = new ConfigResource(ConfigResource.Type.TOPIC, TYPE);
    var limit =
        new AlterConfigOp(new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET);
    admin.incrementalAlterConfigs(Map.of(topic, List.of(limit))).all().get();
  }

  /** The event with more members. */
  private static String with(String event, String members) {
    return event.replaceFirst("\\{", "{" + members + ",");
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
