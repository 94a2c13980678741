package lianban.exchange;

import static lianban.exchange.CaseStory.APPROVED;
import static lianban.exchange.CaseStory.WINDOW;
import static lianban.exchange.Golden.assertRecorded;
import static lianban.exchange.RunningExchange.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import lianban.exchange.RunningExchange.Answer;
import lianban.exchange.clock.Supervision;
import lianban.exchange.schema.JsonSchemas;
import lianban.service.test.TestTokens;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The legal clock from outside, on a clock that we set. The case is filed on Monday 23 November
 * 2026, Wednesday is off, Saturday is worked for it; one day is promised.
 */
class ClockTest {

  private static final Watch WATCH = new Watch();
  private static final String TAX =
      TestTokens.department("tax", "case.read step.answer event.read");
  private static final String HEAD = TestTokens.officer("li.si", "tax", "case.supervise case.read");
  private static final String CITY = TestTokens.client("officer-web", "case.supervise case.read");
  private static final JsonSchemas SCHEMAS = new JsonSchemas(ServiceJson.MAPPER);
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
    exchange = new RunningExchange(WATCH);
    exchange.awaitReady();
  }

  @AfterAll
  static void stop() {
    exchange.close();
  }

  private static void set(String moment) {
    WATCH.now = Instant.parse(moment + ":00+08:00");
  }

  private static CaseStory filed(String key) {
    set("2026-11-23T09:00");
    var story = new CaseStory(exchange, key);
    story.file();
    return story;
  }

  private static String path(CaseStory story, String what) {
    return "/api/v1/cases/" + story.caseId() + "/" + what;
  }

  private static JsonNode clock(CaseStory story) {
    Answer answer = exchange.get(WINDOW, path(story, "clock"));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body();
  }

  private static JsonNode limit(CaseStory story, String limit, String step) {
    return clock(story)
        .path("limits")
        .valueStream()
        .filter(one -> one.path("limit").asString().equals(limit))
        .filter(one -> one.path("step").asString("").equals(step))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> kinds(CaseStory story, String step) {
    return clock(story)
        .path("supervision")
        .valueStream()
        .filter(one -> one.path("step").asString("").equals(step))
        .map(one -> one.path("kind").asString())
        .toList();
  }

  private static <T> void awaitThat(Callable<T> what, T expected) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(what.call()).isEqualTo(expected));
  }

  private static Answer post(String token, CaseStory story, String what, String key, String body) {
    return exchange.post(token, path(story, what), key, body);
  }

  @Test
  void everyDayIsExplainedAsRecorded() {
    CaseStory story = filed("clock");
    set("2026-11-26T10:00");

    assertRecorded("clock", withoutCards(clock(story)));

    assertProblem(
        exchange.get(TestTokens.client("bank", "case.read"), path(story, "clock")),
        404,
        "not-found");
    assertProblem(exchange.get(WINDOW, "/api/v1/cases/NONE/clock"), 404, "not-found");
    assertThat(exchange.get(TAX, path(story, "clock")).status()).isEqualTo(200);
    assertThat(exchange.get(CITY, path(story, "clock")).status()).isEqualTo(200);
  }

  /** They come by themselves, a second sooner or later. */
  private static JsonNode withoutCards(JsonNode view) {
    ((ObjectNode) view).putArray("supervision");
    return view;
  }

  @Test
  void timersFireOnceTellThoseConcernedAndOutliveARestart() {
    CaseStory story = filed("timers");
    story.answer("housing", "contract", "c-" + story.caseId(), APPROVED);
    set("2026-11-24T08:31");
    awaitThat(() -> kinds(story, "tax"), List.of("YELLOW"));
    exchange.restart();
    exchange.awaitReady();
    set("2026-11-25T00:01");
    awaitThat(() -> kinds(story, "tax"), List.of("YELLOW", "RED"));
    set("2026-11-26T08:31");
    awaitThat(() -> kinds(story, "tax"), List.of("YELLOW", "RED", "ESCALATED"));
    set("2026-12-01T08:31");

    awaitThat(
        () -> Stream.of("tax", "title", "identity").map(step -> kinds(story, step)).toList(),
        Collections.nCopies(
            3, List.of("YELLOW", "RED", "ESCALATED", "ESCALATED", "DEEMED_ACCEPTED", "ESCALATED")));
    assertThat(kinds(story, "contract")).as("answered in time").isEmpty();
    assertThat(kinds(story, "")).startsWith("YELLOW", "RED", "ESCALATED");
    assertAnnouncedOnce(story);
    assertEachReadsItsOwn(story);
  }

  private static void assertAnnouncedOnce(CaseStory story) {
    int entries = clock(story).path("supervision").size();
    List<ConsumerRecord<String, CloudEvent>> told =
        await()
            .atMost(Duration.ofSeconds(20))
            .until(
                () -> exchange.records(Supervision.TYPE, story.caseId()),
                found -> found.size() >= entries);
    assertThat(told).hasSize(entries);
    assertThat(told).extracting(letter -> letter.value().getId()).doesNotHaveDuplicates();
    for (ConsumerRecord<String, CloudEvent> letter : told) {
      JsonNode data =
          ServiceJson.MAPPER.readTree(Objects.requireNonNull(letter.value().getData()).toBytes());
      assertThat(SCHEMAS.faults(CityCatalogue.schema(Supervision.TYPE), data, "")).isEmpty();
    }
  }

  private static void assertEachReadsItsOwn(CaseStory story) {
    String housing = TestTokens.department("housing", "event.read");
    String events = "/api/v1/events?limit=500&type=" + Supervision.TYPE;
    assertThat(departments(exchange.get(TAX, events), story)).containsExactly("tax");
    assertThat(departments(exchange.get(housing, events), story)).isEmpty();
    assertThat(departments(exchange.get(WINDOW, events), story))
        .contains("tax", "registration", "public-security");
  }

  private static List<String> departments(Answer page, CaseStory story) {
    return page.body()
        .path("events")
        .valueStream()
        .filter(event -> event.path("subject").asString().equals(story.caseId()))
        .map(event -> event.at("/data/department").asString(""))
        .filter(department -> !department.isEmpty())
        .distinct()
        .toList();
  }

  @Test
  void aProcedureStopsTheClockUntilItEnds() {
    CaseStory story = filed("procedure");
    String hearing = "{\"procedure\":\"HEARING\",\"notice\":\"税听〔2026〕1号\",\"days\":10}";
    Answer begun = post(TAX, story, "steps/tax/procedures", "k1", hearing);
    assertThat(begun.status()).as(begun.body().toString()).isEqualTo(201);
    assertThat(post(TAX, story, "steps/tax/procedures", "k1", hearing).body().path("procedures"))
        .hasSize(1);
    set("2026-11-27T09:00");
    JsonNode stopped = limit(story, "STEP_PROMISE", "tax");
    assertThat(stopped.path("state").asString()).isEqualTo("STOPPED");
    assertThat(stopped.at("/stopped/name/zh").asString()).isEqualTo("听证");
    assertThat(limit(story, "CASE_STATUTE", "").path("state").asString()).isEqualTo("STOPPED");

    Answer ended = post(TAX, story, "steps/tax/procedures/p1/end", "k2", "");

    assertThat(ended.status()).as(ended.body().toString()).isEqualTo(200);
    assertThat(limit(story, "STEP_PROMISE", "tax").path("dueOn").asString())
        .isEqualTo("2026-11-28");
    assertThat(kinds(story, "tax")).isEmpty();
    assertWrongProcedures(story, hearing);
  }

  private static void assertWrongProcedures(CaseStory story, String hearing) {
    String procedures = "steps/tax/procedures";
    assertProblem(post(TAX, story, procedures + "/p1/end", "k3", ""), 409, "conflict");
    assertProblem(post(TAX, story, procedures + "/p7/end", "k3", ""), 404, "not-found");
    assertProblem(
        post(TAX, story, procedures, "k1", hearing.replace("10", "9")),
        422,
        "idempotency-key-reused");
    assertProblem(post(TAX, story, procedures, "no key", hearing), 400, "idempotency-key-missing");
    assertProblem(post(TAX, story, procedures, "k4", "{}"), 422, "invalid-request");
    assertProblem(
        post(TAX, story, procedures, "k4", hearing.replace("HEARING", "TEA")),
        400,
        "malformed-request");
    assertProblem(
        post(TAX, story, "steps/contract/procedures", "k4", hearing), 403, "not-your-step");
    assertProblem(post(WINDOW, story, procedures, "k4", hearing), 403, "access-denied");
    String bank = TestTokens.department("bank", "step.answer");
    assertProblem(post(bank, story, procedures, "k4", hearing), 404, "not-found");
  }

  @Test
  void anAnswerThatStopsTheClockAndASupplementAreFactsToo() {
    CaseStory story = filed("history");
    story.stopTheClock();
    assertThat(limit(story, "STEP_PROMISE", "title").at("/stopped/name/en").asString())
        .isEqualTo("hearing");
    set("2026-11-24T09:00");
    story.askForASupplement();
    JsonNode asked = limit(story, "CASE_PROMISE", "");
    assertThat(asked.path("state").asString()).isEqualTo("STOPPED");
    assertThat(asked.has("startedAt")).isFalse();
    assertThat(limit(story, "NOTICE", "identity").path("state").asString()).isEqualTo("MET");
    assertThat(limit(story, "STEP_PROMISE", "title").path("state").asString()).isEqualTo("MET");
    set("2026-11-27T09:00");
    story.supplement();
    assertThat(limit(story, "CASE_PROMISE", "").path("dueOn").asString()).isEqualTo("2026-11-28");
    story.approveTheSupplement();
    assertThat(limit(story, "CASE_STATUTE", "").path("state").asString()).isEqualTo("MET");
    assertThat(limit(story, "DELIVERY", "").at("/stopped/cause").asString()).isEqualTo("PAYMENT");
    story.pay();
    story.issue();
    assertThat(limit(story, "DELIVERY", "").path("state").asString()).isEqualTo("MET");
    assertProblem(
        post(WINDOW, story, "steps/tax/urges", "u", "{\"reason\":\"x\"}"), 409, "case-closed");
  }

  @Test
  void anExtensionWantsASecondPerson() {
    CaseStory story = filed("extension");
    String asked = "{\"days\":15,\"reason\":\"多方产权，需补充核实\"}";
    String extensions = "steps/tax/extensions";
    String officer = TestTokens.officer("zhang.san", "tax", "step.answer case.supervise");
    assertThat(post(officer, story, extensions, "k1", asked).status()).isEqualTo(201);
    String days = limit(story, "CASE_STATUTE", "").path("allowedDays").asString();
    assertProblem(post(officer, story, extensions, "k2", asked), 409, "conflict");
    assertProblem(
        post(officer, story, extensions, "k2", asked.replace("15", "16")), 422, "invalid-request");
    assertProblem(
        post(officer, story, extensions + "/e1/approvals", "k3", ""), 403, "access-denied");
    String housing = TestTokens.officer("wang", "housing", "case.supervise");
    assertProblem(
        post(housing, story, extensions + "/e1/approvals", "k3", ""), 403, "not-your-step");

    Answer approved = post(HEAD, story, extensions + "/e1/approvals", "k4", "");

    assertThat(approved.status()).as(approved.body().toString()).isEqualTo(200);
    assertThat(approved.body().at("/extensions/0/approvedBy").asString()).isEqualTo("li.si");
    assertThat(days).isEqualTo("45");
    assertThat(limit(story, "CASE_STATUTE", "").path("allowedDays").asInt()).isEqualTo(60);
  }

  @Test
  void aStepIsUrgedOnceAWorkingDayByWindowOrSupervisor() {
    CaseStory story = filed("urged");
    String reason = "{\"reason\":\"买方贷款即将到期\"}";
    Answer urged = post(WINDOW, story, "steps/tax/urges", "u1", reason);
    assertThat(urged.status()).as(urged.body().toString()).isEqualTo(201);
    assertThat(urged.body().at("/supervision/0/text/zh").asString()).isEqualTo("催办：买方贷款即将到期");
    String supervised = "/api/v1/supervision/cases/" + story.caseId() + "/steps/tax/urges";
    assertProblem(exchange.post(CITY, supervised, "u2", reason), 409, "conflict");
    String bank = TestTokens.client("bank", "case.file");
    assertProblem(post(bank, story, "steps/tax/urges", "u3", reason), 404, "not-found");
    set("2026-11-23T23:59");
    assertProblem(post(WINDOW, story, "steps/tax/urges", "u4", reason), 409, "conflict");
    set("2026-11-24T00:00");

    assertThat(exchange.post(CITY, supervised, "u5", reason).status()).isEqualTo(201);

    awaitThat(
        () ->
            exchange.records(Supervision.TYPE, story.caseId()).stream()
                .map(letter -> letter.value().getId())
                .toList(),
        List.of(story.caseId() + "-supervision-1", story.caseId() + "-supervision-2"));
  }
}
