package lianban.exchange;

import static lianban.exchange.RunningExchange.assertProblem;
import static lianban.exchange.RunningExchange.contractFiled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianban.exchange.RunningExchange.Answer;
import lianban.kernel.code.CertificateIdentifier;
import lianban.kernel.event.BillItem;
import lianban.kernel.event.CertificateDraft;
import lianban.kernel.event.EventTypes;
import lianban.kernel.event.Party;
import lianban.kernel.event.Reason;
import lianban.kernel.event.StepAnswered;
import lianban.kernel.event.StepAnswered.Outcome;
import lianban.service.kafka.DeadLetterCause;
import lianban.service.kafka.EventJson;
import lianban.service.kafka.EventPublisher;
import lianban.service.test.TestTokens;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** The exchange from outside: REST in front, the broker behind. */
class ExchangeServiceTest {

  private static final String WINDOW =
      TestTokens.client("window", "case.file case.read event.read");
  private static final Party BUYER = new Party("111", "11010519491231002X", "王小明");
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
  void fourApprovalsThenPaymentThenIssueEndInAVerifiableCertificate() {
    String caseId = filed("happy").text("caseId");
    awaitRequests(caseId, 4);
    approveAllFour(caseId);
    Answer due = awaitPhase(caseId, "PAYMENT_DUE");
    assertThat(due.body().path("bill").path("total").asString()).isEqualTo("2750.00");
    pay(caseId, "pay-happy", "2750.00");
    publish("registration", issue(caseId));
    Answer closed = awaitPhase(caseId, "CLOSED");
    String certificate = closed.text("certificate");
    assertThat(CertificateIdentifier.isValid(certificate)).isTrue();
    Answer verified = exchange.get("", "/api/v1/certificates/" + certificate);
    assertThat(verified.text("status")).isEqualTo("VALID");
    Answer old = exchange.get("", "/api/v1/certificates/" + OLD);
    assertThat(old.text("status")).isEqualTo("SUPERSEDED");
    assertThat(old.text("supersededBy")).isEqualTo(certificate);
  }

  @Test
  void filerWithdrawsItsCaseAndNobodyElseDoes() {
    String caseId = filed("withdrawn").text("caseId");
    String path = "/api/v1/cases/" + caseId + "/withdrawals";
    String body = "{\"reason\":\"sold to somebody else\"}";
    String bank = TestTokens.client("bank", "case.file");
    assertProblem(exchange.post(bank, path, "w", body), 404, "not-found");
    assertProblem(exchange.post(WINDOW, path, "", body), 400, "idempotency-key-missing");
    assertProblem(exchange.post(WINDOW, path, "w", "{\"reason\":\" \"}"), 422, "invalid-request");

    Answer withdrawn = exchange.post(WINDOW, path, "w", body);

    assertThat(withdrawn.status()).isEqualTo(200);
    assertThat(withdrawn.text("result")).isEqualTo("WITHDRAWN");
    assertThat(exchange.post(WINDOW, path, "w", body).body()).isEqualTo(withdrawn.body());
    assertProblem(exchange.post(WINDOW, path, "w2", body), 409, "case-closed");
    awaitPhase(caseId, "CLOSED");
  }

  @Test
  void secondOfficerConfirmsAMistakeAndTheStepIsAskedForAgain() {
    String caseId = filed("mistake").text("caseId");
    String tax = TestTokens.department("tax", "step.answer");
    String housing = TestTokens.department("housing", "step.answer");
    String path = "/api/v1/cases/" + caseId;
    String refused =
        """
        {"answerId":"m1","outcome":"REFUSED","reasons":[{"code":"X","message":"wrong file"}]}""";
    assertThat(exchange.post(tax, path + "/steps/tax/answers", "-", refused).status())
        .isEqualTo(200);
    String report = path + "/steps/tax/corrections";
    String mistake = "{\"officer\":\"wang\",\"reason\":\"wrong file\"}";
    assertProblem(exchange.post(housing, report, "r1", mistake), 403, "not-your-step");
    assertProblem(
        exchange.post(TestTokens.client("window", "step.answer"), report, "r1", mistake),
        403,
        "access-denied");
    Answer reported = exchange.post(tax, report, "r2", mistake);
    assertThat(reported.body().path("corrections").path(0).path("id").asString()).isEqualTo("C1");
    String confirm = path + "/corrections/C1/confirmations";
    assertProblem(
        exchange.post(tax, confirm, "c1", "{\"officer\":\"wang\"}"), 403, "access-denied");

    Answer confirmed = exchange.post(tax, confirm, "c2", "{\"officer\":\"li\"}");

    assertThat(confirmed.status()).isEqualTo(200);
    assertThat(confirmed.body().path("steps").path(2).path("state").asString())
        .isEqualTo("REQUESTED");
    assertThat(confirmed.body().path("steps").path(2).path("attempt").asInt()).isEqualTo(2);
  }

  @Test
  void filingTwiceUnderOneKeyOpensOneCase() {
    Answer first = filed("twice");
    Answer second = exchange.post(WINDOW, "/api/v1/cases", "twice", application("P1"));
    assertThat(second.text("caseId")).isEqualTo(first.text("caseId"));
    Answer other = exchange.post(WINDOW, "/api/v1/cases", "twice", application("P2"));
    assertProblem(other, 422, "idempotency-key-reused");
  }

  @Test
  void everyFaultOfAnApplicationIsToldAtOnce() {
    String body =
        application("P1")
            .replace("\"267000.00\"", "\"-1\"")
            .replace("\"44.0\"", "\"large\"")
            .replaceFirst("11010519491231002X", "110105194912310021");
    Answer answer = exchange.post(WINDOW, "/api/v1/cases", "faults", body);
    assertProblem(answer, 422, "invalid-request");
    assertThat(answer.body().path("faults").valueStream().map(f -> f.path("pointer").asString()))
        .contains("/form/price", "/form/floorArea", "/applicant/idNumber");
  }

  @Test
  void nullIsRefusedAndChangesNothing() {
    String nothing = application("P1").replace("\"C1\"", "null");
    assertProblem(exchange.post(WINDOW, "/api/v1/cases", "null", nothing), 422, "invalid-request");
    String caseId = filed("null").text("caseId");
    String tax = TestTokens.department("tax", "step.answer");
    String path = "/api/v1/cases/" + caseId + "/steps/tax/answers";
    String found = "{\"answerId\":\"a\",\"outcome\":\"APPROVED\",\"result\":{\"assessment\":%s}}";
    assertProblem(exchange.post(tax, path, "-", found.formatted("null")), 422, "invalid-request");
    assertThat(exchange.post(tax, path, "-", found.formatted("{\"rebate\":null}")).status())
        .isEqualTo(200);
  }

  @Test
  void unknownMatterIsRefused() {
    String body = application("P1").replace("second-hand-home", "no-such-matter");
    assertProblem(exchange.post(WINDOW, "/api/v1/cases", "unknown", body), 422, "unknown-matter");
  }

  @Test
  void everythingIsClosedWithoutATokenAndWithAnothersToken() {
    String caseId = filed("closed").text("caseId");
    String path = "/api/v1/cases/" + caseId;
    assertProblem(exchange.get("", path), 401, "unauthenticated");
    assertProblem(
        exchange.get(TestTokens.expired("window", "case.read"), path), 401, "unauthenticated");
    assertProblem(
        exchange.get(TestTokens.forged("window", "case.read"), path), 401, "unauthenticated");
    assertProblem(exchange.get(TestTokens.client("bank", "case.read"), path), 404, "not-found");
    assertProblem(
        exchange.get(TestTokens.client("window", "case.file"), path), 403, "access-denied");
    assertProblem(
        exchange.get(TestTokens.department("water", "case.read"), path), 404, "not-found");
    assertThat(exchange.get(TestTokens.department("tax", "case.read"), path).status())
        .isEqualTo(200);
    assertProblem(exchange.get(WINDOW, "/api/v1/secrets"), 403, "access-denied");
  }

  @Test
  void departmentMayAnswerByRestAndOnlyItsOwnStepAndOnlyOnce() {
    String caseId = filed("rest").text("caseId");
    String path = "/api/v1/cases/" + caseId + "/steps/tax/answers";
    String approved = "{\"answerId\":\"%s\",\"outcome\":\"APPROVED\"}";
    String tax = TestTokens.department("tax", "step.answer");
    String housing = TestTokens.department("housing", "step.answer");
    assertProblem(exchange.post(housing, path, "-", approved.formatted("x")), 403, "not-your-step");
    assertThat(exchange.post(tax, path, "-", approved.formatted("a")).status()).isEqualTo(200);
    assertThat(exchange.post(tax, path, "-", approved.formatted("a")).status()).isEqualTo(200);
    assertProblem(
        exchange.post(tax, path, "-", approved.formatted("b")), 409, "step-already-answered");
    Answer state = exchange.get(WINDOW, "/api/v1/cases/" + caseId);
    assertThat(state.body().path("history").size()).isEqualTo(6);
  }

  @Test
  void answerThatIsRefusedGoesToTheDeadLetters() {
    String caseId = filed("dead").text("caseId");
    publish("tax", answer(caseId, "contract", "not-mine"));
    String topic = EventTypes.deadLetterTopic(EventTypes.stepAnswered("tax"));
    await().atMost(Duration.ofSeconds(20)).until(() -> read(topic, caseId).size() == 1);
    var cause = read(topic, caseId).getFirst().headers().lastHeader(DeadLetterCause.HEADER);
    assertThat(new String(cause.value(), StandardCharsets.UTF_8)).startsWith("not-your-step: ");
    assertThat(exchange.get(WINDOW, "/api/v1/cases/" + caseId).text("phase"))
        .isEqualTo("IN_APPROVAL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/result/assessment", "/result", "/reasons", ""})
  void answerWithNullGoesToTheDeadLettersAndHoldsUpNone(String pointer) {
    String caseId = filed("null-answer" + pointer.replace('/', '.')).text("caseId");
    JsonNode answer = ServiceJson.MAPPER.valueToTree(answer(caseId, "tax", "null"));
    publish("tax", caseId, "null", withNull(answer, pointer));
    publish("tax", answer(caseId, "tax", "t"));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                exchange.get(WINDOW, "/api/v1/cases/" + caseId).body().path("history").size() == 6);
    String topic = EventTypes.deadLetterTopic(EventTypes.stepAnswered("tax"));
    await().atMost(Duration.ofSeconds(20)).until(() -> read(topic, caseId).size() == 1);
  }

  private static JsonNode withNull(JsonNode answer, String pointer) {
    if (pointer.isEmpty()) {
      return NullNode.getInstance();
    }
    int last = pointer.lastIndexOf('/');
    ((ObjectNode) answer.at(pointer.substring(0, last))).putNull(pointer.substring(last + 1));
    return answer;
  }

  @Test
  void sameAnswerFromTheTopicTwiceHasOneEffect() {
    String caseId = filed("duplicate").text("caseId");
    publish("tax", answer(caseId, "tax", "same"));
    publish("tax", answer(caseId, "tax", "same"));
    publish("housing", answer(caseId, "contract", "c"));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                exchange.get(WINDOW, "/api/v1/cases/" + caseId).body().path("history").size() == 7);
    assertThat(read(EventTypes.deadLetterTopic(EventTypes.stepAnswered("tax")), caseId)).isEmpty();
  }

  @Test
  void supplementGoesBackToTheDepartmentThatAsked() {
    String caseId = filed("supplement").text("caseId");
    publish("public-security", supplementNeeded(caseId));
    publish("housing", answer(caseId, "contract", "c"));
    publish("tax", answer(caseId, "tax", "t"));
    publish("registration", answer(caseId, "title", "r"));
    awaitPhase(caseId, "SUPPLEMENT_NEEDED");
    String path = "/api/v1/cases/" + caseId + "/supplements";
    Answer handed = exchange.post(WINDOW, path, "s1", "{\"data\":{\"card\":\"renewed\"}}");
    assertThat(handed.status()).isEqualTo(200);
    assertThat(exchange.post(WINDOW, path, "s1", "{\"data\":{\"card\":\"renewed\"}}").status())
        .isEqualTo(200);
    assertProblem(exchange.post(WINDOW, path, "s2", "{\"data\":{}}"), 409, "nothing-to-supplement");
    awaitRequests(caseId, 5);
  }

  @Test
  void filerPullsTheStatusOfItsOwnCasesAndNobodyElseDoes() {
    String from =
        exchange.get(WINDOW, "/api/v1/events?type=lianban.case.status&from=latest").text("cursor");
    String caseId = filed("pull").text("caseId");
    Answer page =
        exchange.get(WINDOW, "/api/v1/events?type=lianban.case.status&wait=10&cursor=" + from);
    assertThat(page.body().path("events").get(0).path("subject").asString()).isEqualTo(caseId);
    assertThat(page.body().path("events").get(0).path("data").path("phase").asString())
        .isEqualTo("IN_APPROVAL");
    String stranger = TestTokens.client("stranger", "event.read");
    assertProblem(
        exchange.get(stranger, "/api/v1/events?type=lianban.case.status"), 403, "access-denied");
    assertProblem(
        exchange.get(WINDOW, "/api/v1/events?type=lianban.case.status&cursor=" + from + "x"),
        422,
        "invalid-request");
  }

  @Test
  void departmentPublishesWhatItIsGrantedAndEachEventOnce() {
    String housing = TestTokens.department("housing", "event.publish");
    String event = contractFiled("/housing", UUID.randomUUID().toString(), "267000.00");
    assertThat(exchange.publish(housing, event).status()).isEqualTo(201);
    Answer again = exchange.publish(housing, event);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body().path("repeated").asBoolean()).isTrue();
    assertThat(read("housing.contract.filed", "C-1"))
        .singleElement()
        .extracting(letter -> letter.value().getExtension("traceparent"))
        .asString()
        .startsWith(RunningExchange.TRACE.substring(0, 36));
    assertProblem(
        exchange.publish(TestTokens.department("tax", "event.publish"), event),
        403,
        "access-denied");
    assertProblem(
        exchange.publish(housing, contractFiled("/tax", "e2", "1.00")), 422, "invalid-event");
    assertProblem(exchange.publish(housing, "{}"), 422, "invalid-event");
    assertProblem(
        exchange.publish(housing, event.replace("housing.contract.filed", "no.such.type")),
        422,
        "unknown-event-type");
  }

  @Test
  void messagesOfACaseAreSentAfterARestartToo() {
    String caseId = filed("restart").text("caseId");
    awaitRequests(caseId, 4);
    exchange.restart();
    approveAllFour(caseId);
    awaitPhase(caseId, "PAYMENT_DUE");
  }

  private static final String OLD =
      new CertificateIdentifier("11440300MB2C00004K001", "11440300MB2C00004K", "OLD1", "001")
          .toString();

  private static Answer filed(String key) {
    Answer answer = exchange.post(WINDOW, "/api/v1/cases", key, application("P1"));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer;
  }

  private static String application(String property) {
    String party = "{\"idType\":\"111\",\"idNumber\":\"11010519491231002X\",\"name\":\"王小明\"}";
    return """
    {"matter":"second-hand-home","reference":"r-1","channel":"window","applicant":%s,
     "form":{"batch":"b1","contractNo":"C1","propertyNo":"%s","price":"267000.00","floorArea":"44.0",
             "address":"1 Long Street","buyer":%s,"seller":%s}}
    """
        .formatted(party, property, party, party);
  }

  private static void approveAllFour(String caseId) {
    publish("public-security", answer(caseId, "identity", "i"));
    publish("housing", answer(caseId, "contract", "c"));
    publish("tax", answer(caseId, "tax", "t"));
    publish("registration", answer(caseId, "title", "r"));
  }

  private static void pay(String caseId, String key, String amount) {
    String body = "{\"billId\":\"%s-B1\",\"amount\":\"%s\"}".formatted(caseId, amount);
    String path = "/api/v1/cases/" + caseId + "/payments";
    assertProblem(
        exchange.post(WINDOW, path, key + "-less", body.replace(amount, "1.00")),
        409,
        "bill-mismatch");
    assertThat(exchange.post(WINDOW, path, key, body).status()).isEqualTo(200);
    assertThat(exchange.post(WINDOW, path, key, body).status()).isEqualTo(200);
  }

  private static StepAnswered answer(String caseId, String step, String id) {
    List<BillItem> items =
        step.equals("tax")
            ? List.of(new BillItem("deed-tax", "契税", new java.math.BigDecimal("2670.00")))
            : List.of();
    return new StepAnswered(
        caseId + id,
        caseId,
        step,
        1,
        Outcome.APPROVED,
        List.of(),
        List.of(),
        items,
        Map.of(),
        null,
        Instant.now(),
        Instant.now());
  }

  private static StepAnswered supplementNeeded(String caseId) {
    var missing = List.of(new Reason("ID_CARD_EXPIRED", "The seller's card has expired."));
    return new StepAnswered(
        caseId + "s",
        caseId,
        "identity",
        1,
        Outcome.SUPPLEMENT_NEEDED,
        List.of(),
        missing,
        List.of(),
        Map.of(),
        null,
        Instant.now(),
        Instant.now());
  }

  private static StepAnswered issue(String caseId) {
    var content =
        Map.<String, Object>of("propertyNo", "P1", "address", "1 Long Street", "batch", "b1");
    var draft = new CertificateDraft("real-estate-right", BUYER, content, OLD);
    return new StepAnswered(
        caseId + "issue",
        caseId,
        "issue",
        1,
        Outcome.APPROVED,
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        draft,
        Instant.now(),
        Instant.now());
  }

  private static void publish(String department, StepAnswered answer) {
    publish(department, answer.caseId(), answer.answerId(), answer);
  }

  private static void publish(String department, String caseId, String id, Object payload) {
    CloudEvent event =
        exchange
            .bean(EventJson.class)
            .event(
                id,
                "/" + department,
                EventTypes.stepAnswered(department),
                caseId,
                Instant.now(),
                payload)
            .build();
    exchange.bean(EventPublisher.class).publishAll(List.of(event));
  }

  private static Answer awaitPhase(String caseId, String phase) {
    var last = new Answer[1];
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              last[0] = exchange.get(WINDOW, "/api/v1/cases/" + caseId);
              return last[0].text("phase").equals(phase);
            });
    return last[0];
  }

  private static void awaitRequests(String caseId, int count) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                List.of("housing", "tax", "public-security", "registration").stream()
                        .map(EventTypes::stepRequested)
                        .mapToInt(topic -> read(topic, caseId).size())
                        .sum()
                    >= count);
  }

  private static List<ConsumerRecord<String, CloudEvent>> read(String topic, String key) {
    return exchange.records(topic, key);
  }
}
