package lianban.exchange;

import static lianban.exchange.RunningExchange.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import lianban.exchange.RunningExchange.Answer;
import lianban.exchange.schema.JsonSchemas;
import lianban.service.test.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What departments learn about a holder, and what the holder learns about that. */
class QueryTest {

  private static final String REGISTRATION = TestTokens.department("registration", "fact.read");
  private static final String BY_NUMBER =
      "{\"idType\":\"111\",\"idNumber\":\"11010519491231002X\"}";
  private static final JsonSchemas SCHEMAS = new JsonSchemas(ServiceJson.MAPPER);
  private static final Watch WATCH = new Watch();
  private static RunningExchange exchange;
  private static CaseStory issued;
  private static CaseStory open;
  private static String certificate;
  private static String holder;

  /** Goes on only when told to. */
  private static final class Watch implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-23T01:00:00.123Z");

    @Override
    public Instant instant() {
      return now;
    }

    void goOn() {
      now = now.plus(Duration.ofMinutes(1));
    }
  }

  @BeforeAll
  static void start() {
    exchange = new RunningExchange(WATCH);
    exchange.awaitReady();
    issued = new CaseStory(exchange, "issued");
    issued.file();
    issued.askForASupplement();
    issued.supplement();
    issued.approveTheSupplement();
    issued.pay();
    WATCH.goOn();
    certificate = issued.issue().text("certificate");
    WATCH.goOn();
    open = new CaseStory(exchange, "open");
    open.file();
    WATCH.goOn();
    holder = awaitHeld();
  }

  @AfterAll
  static void stop() {
    exchange.close();
  }

  /** The view of certificates follows the event a moment later. */
  private static String awaitHeld() {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> ask(REGISTRATION, BY_NUMBER, open.caseId()),
            answer -> answer.body().path("certificates").size() == 1)
        .body()
        .at("/certificates/0/fields/holder")
        .asString();
  }

  private static String question(String about, String caseId) {
    return """
    {"holder":%s,"purpose":"Check the title","legalBasis":"不动产登记暂行条例 第十八条","caseId":"%s"}"""
        .formatted(about, caseId);
  }

  private static Answer ask(String token, String about, String caseId) {
    return exchange.post(token, "/api/v1/queries", "-", question(about, caseId));
  }

  private static String byPseudonym(String pseudonym) {
    return "{\"pseudonym\":\"%s\"}".formatted(pseudonym);
  }

  private static Answer usage(String query) {
    return exchange.get(
        TestTokens.person("zhang.san", holder, "usage.read"), "/api/v1/usage/me" + query);
  }

  @Test
  void answersCertificatesAndTellsTheirHolder() {
    WATCH.goOn();
    Answer answer = ask(REGISTRATION, byPseudonym(holder), open.caseId());
    String id = answer.text("id");

    Golden.assertRecorded("query-answered", nameless(answer.body(), id));
    var told =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () -> exchange.records("lianban.data.read", holder),
                records -> records.stream().anyMatch(r -> r.value().getId().equals(id)))
            .stream()
            .filter(r -> r.value().getId().equals(id))
            .toList();
    assertThat(told).as("durable before the answer").hasSize(1);
    JsonNode data =
        ServiceJson.MAPPER.readTree(
            Objects.requireNonNull(told.getFirst().value().getData()).toBytes());
    assertThat(SCHEMAS.faults(CityCatalogue.schema("lianban.data.read"), data, "")).isEmpty();
    Golden.assertRecorded("event-data-read", data);
    JsonNode newest =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () -> usage("?limit=1").body(),
                page -> page.at("/usage/0/id").asString().equals(id));
    Golden.assertRecorded("usage-read", nameless(newest.at("/usage/0"), id));
  }

  @Test
  void tellsAHolderWhoWasAskedAndForWhomThingsStandReady() {
    List<String> told =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> briefly(usage("?limit=200").body()), lines -> lines.size() >= 13);
    String one = issued.caseId();
    assertThat(told)
        .contains(
            "ASKED tax [tax] " + one,
            "ASKED registration [issue] " + one,
            "ASKED housing [contract] " + open.caseId(),
            "CERTIFICATE_AVAILABLE utilities [%s] %s".formatted(certificate, one),
            "CERTIFICATE_AVAILABLE registration [%s] %s".formatted(certificate, one),
            "STATUS_AVAILABLE window [] " + one,
            "STATUS_AVAILABLE rating-service [] " + open.caseId());
    assertThat(told)
        .as("each thing once")
        .filteredOn(l -> !l.startsWith("READ"))
        .doesNotHaveDuplicates();
  }

  @Test
  void pagesThroughUsageWithoutALossOrARepetition() {
    List<String> whole =
        usage("?limit=200").body().path("usage").valueStream().map(QueryTest::idOf).toList();
    List<String> paged = new java.util.ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = usage("?limit=3" + cursor).body();
      page.path("usage").valueStream().map(QueryTest::idOf).forEach(paged::add);
      cursor = page.has("cursor") ? "&cursor=" + page.path("cursor").asString() : "";
    } while (!cursor.isEmpty());
    assertThat(paged).containsAll(whole).doesNotHaveDuplicates();
  }

  @Test
  void tellsNobodyOfAnother() {
    String other = TestTokens.person("li.si", "A".repeat(22), "usage.read");
    assertThat(exchange.get(other, "/api/v1/usage/me").body().path("usage")).isEmpty();
    String clerk = TestTokens.client("window", "usage.read");
    assertProblem(exchange.get(clerk, "/api/v1/usage/me"), 403, "access-denied");
  }

  @ParameterizedTest
  @CsvSource({"?limit=0", "?limit=201", "?cursor=!", "?cursor=AAAA"})
  void refusesPagesThatThereAreNot(String query) {
    assertProblem(usage(query), 422, "invalid-request");
  }

  @Test
  void refusesWhoHasNothingToDoWithTheCase() {
    String unknown = "{\"idType\":\"111\",\"idNumber\":\"110105194912310021\"}";
    Answer stranger = ask(REGISTRATION, unknown, open.caseId());
    Answer nowhere = ask(REGISTRATION, BY_NUMBER, "none");
    Answer uninvolved =
        ask(TestTokens.department("utilities", "fact.read"), BY_NUMBER, open.caseId());
    for (Answer refused : List.of(stranger, nowhere, uninvolved)) {
      assertProblem(refused, 403, "access-denied");
      assertThat(refused.text("detail")).as("tells nothing").isEqualTo(stranger.text("detail"));
    }
  }

  @Test
  void refusesWhoIsNotGrantedAndWhoIsNoDepartment() {
    assertProblem(
        ask(TestTokens.department("tax", "fact.read"), BY_NUMBER, open.caseId()),
        403,
        "access-denied");
    assertProblem(
        ask(TestTokens.client("registration", "fact.read"), BY_NUMBER, open.caseId()),
        403,
        "access-denied");
    assertProblem(
        ask(TestTokens.department("registration", "event.read"), BY_NUMBER, open.caseId()),
        403,
        "access-denied");
  }

  private static Answer askSets(String token, String sets) {
    String question =
        question(byPseudonym(holder), open.caseId())
            .replaceFirst("\\{", "{\"dataSets\":" + sets + ",");
    return exchange.post(token, "/api/v1/queries", "-", question);
  }

  private static List<String> told(String id) {
    return exchange.records("lianban.data.read", holder).stream()
        .filter(record -> record.value().getId().equals(id))
        .map(record -> Objects.requireNonNull(record.value().getData()).toBytes())
        .flatMap(data -> ServiceJson.MAPPER.readTree(data).path("facts").valueStream())
        .map(JsonNode::asString)
        .toList();
  }

  @Test
  void answersFactsByGrantsOfDataSetsAndOnlyWhatTheyName() {
    String housing = TestTokens.department("housing", "fact.read");
    assertProblem(askSets(housing, "[\"case-status\"]"), 403, "access-denied");
    exchange.catalog.grantDataSet("d-1", "case-status", "housing", "[\"/caseId\",\"/phase\"]");
    exchange.catalog.grantDataSet("d-2", "real-estate-rights", "housing", "[\"/content/address\"]");
    Answer answer =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () -> askSets(housing, "[\"case-status\"]"),
                a ->
                    a.body().path("facts").size() == 2
                        && a.body().toString().contains("CLOSED")
                        && a.body().toString().contains("IN_APPROVAL"));
    assertThat(answer.body().path("certificates")).isEmpty();
    for (JsonNode fact : answer.body().path("facts")) {
      assertThat(fact.path("dataSet").asString()).isEqualTo("case-status");
      assertThat(fact.path("fields").propertyNames())
          .as("nothing but what is granted")
          .containsExactly("caseId", "phase");
    }
    assertThat(told(answer.text("id"))).hasSize(2).allMatch(l -> l.startsWith("case-status/"));

    Answer all = ask(housing, byPseudonym(holder), open.caseId());
    assertThat(all.body().path("facts")).as("without a name all that is granted").hasSize(2);
    assertThat(all.body().at("/certificates/0/fields").toString())
        .isEqualTo("{\"content\":{\"address\":\"1 Long Street\"}}");

    exchange.catalog.revoke("d-1");
    await()
        .atMost(Duration.ofSeconds(3))
        .untilAsserted(
            () -> assertProblem(askSets(housing, "[\"case-status\"]"), 403, "access-denied"));
    exchange.catalog.revoke("d-2");
    await()
        .atMost(Duration.ofSeconds(3))
        .untilAsserted(
            () ->
                assertProblem(
                    ask(housing, byPseudonym(holder), open.caseId()), 403, "access-denied"));
  }

  @Test
  void refusesDataSetsThatThereAreNotAndListsThatAreNone() {
    assertProblem(askSets(REGISTRATION, "[\"none\"]"), 422, "unknown-data-set");
    assertProblem(askSets(REGISTRATION, "[]"), 422, "invalid-request");
    assertProblem(askSets(REGISTRATION, "[\"\"]"), 422, "invalid-request");
  }

  @Test
  void refusesQuestionsForAClosedCase() {
    assertProblem(ask(REGISTRATION, BY_NUMBER, issued.caseId()), 409, "case-closed");
  }

  @ParameterizedTest
  @CsvSource({"purpose", "legalBasis", "caseId", "holder"})
  void refusesQuestionsThatLeaveOutWhy(String member) {
    ObjectNode question =
        (ObjectNode) ServiceJson.MAPPER.readTree(question(BY_NUMBER, open.caseId()));
    question.remove(member);
    Answer refused = exchange.post(REGISTRATION, "/api/v1/queries", "-", question.toString());
    assertProblem(refused, 422, "invalid-request");
    assertThat(refused.body().at("/faults/0/pointer").asString()).isEqualTo("/" + member);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{}",
        "{\"idType\":\"111\"}",
        "{\"pseudonym\":\"short\"}",
        "{\"idType\":\"999\",\"idNumber\":\"1\"}",
        "{\"idType\":\"111\",\"idNumber\":\"1\",\"pseudonym\":\"AAAAAAAAAAAAAAAAAAAAAA\"}"
      })
  void refusesHoldersThatAreNotNamedInOneWay(String about) {
    assertProblem(ask(REGISTRATION, about, open.caseId()), 422, "invalid-request");
  }

  private static String idOf(JsonNode usage) {
    return usage.path("id").asString();
  }

  private static List<String> briefly(JsonNode page) {
    return page.path("usage")
        .valueStream()
        .map(
            one ->
                "%s %s [%s] %s"
                    .formatted(
                        one.path("kind").asString(),
                        one.path("receiver").asString(),
                        one.path("what")
                            .valueStream()
                            .map(JsonNode::asString)
                            .findFirst()
                            .orElse(""),
                        one.path("caseId").asString()))
        .toList();
  }

  /** The name of a read is made up anew each time. */
  private static JsonNode nameless(JsonNode said, String id) {
    return ServiceJson.MAPPER.readTree(said.toString().replace(id, "<id>"));
  }
}
