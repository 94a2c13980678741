package lianban.catalog;

import static lianban.catalog.Samples.JSON;
import static lianban.catalog.Samples.certificateType;
import static lianban.catalog.Samples.eventType;
import static lianban.catalog.Samples.matter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import lianban.catalog.sharing.Access;
import lianban.catalog.sharing.StandingGrants;
import lianban.service.test.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The catalogue from outside: real port, signed tokens, the local city's store. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "eureka.client.enabled=false",
      "spring.cloud.discovery.enabled=false",
      "lianban.catalog.seed-retry=50ms",
      "lianban.catalog.departments-remembered-for=0s"
    })
@Import({TestTokens.class, CatalogSurroundings.class})
class CatalogHttpTest {

  private static final String ALL = "catalog.read catalog.write";

  @Autowired private CatalogSurroundings surroundings;
  @Autowired private StandingGrants standing;
  @LocalServerPort private int port;
  private RestClient http;

  @DynamicPropertySource
  static void store(DynamicPropertyRegistry properties) {
    properties.add("lianban.mongodb", CatalogSurroundings.STORE::connectionString);
  }

  record Answer(
      HttpStatusCode status, JsonNode body, org.springframework.http.HttpHeaders headers) {
    String problem() {
      return body.path("type").asString().replace("urn:lianban:problem:", "");
    }

    List<String> faults() {
      return body.path("faults")
          .valueStream()
          .map(f -> f.path("pointer").asString() + " " + f.path("code").asString())
          .toList();
    }
  }

  @BeforeEach
  void ready() {
    surroundings.identityUp(true);
    http = RestClient.create("http://127.0.0.1:" + port);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> get("/actuator/health/readiness", "").status().value() == 200);
  }

  private Answer get(String path, String scope) {
    var request = http.get().uri(path);
    if (!scope.isEmpty()) {
      request.headers(headers -> headers.setBearerAuth(TestTokens.client("window", scope)));
    }
    return request.exchange((_, response) -> answerOf(response));
  }

  private Answer post(String path, String client, String scope, String key, String body) {
    return http.post()
        .uri(path)
        .contentType(MediaType.APPLICATION_JSON)
        .headers(
            headers -> {
              headers.setBearerAuth(TestTokens.client(client, scope));
              if (!key.isEmpty()) {
                headers.set("Idempotency-Key", key);
              }
            })
        .body(body)
        .exchange((_, response) -> answerOf(response));
  }

  private Answer post(String path, JsonNode body) {
    return post(path, "admin", ALL, UUID.randomUUID().toString(), body.toString());
  }

  private static Answer answerOf(org.springframework.http.client.ClientHttpResponse response)
      throws IOException {
    byte[] body = response.getBody().readAllBytes();
    return new Answer(
        response.getStatusCode(),
        body.length == 0 ? JSON.missingNode() : JSON.readTree(body),
        response.getHeaders());
  }

  private static JsonNode golden(String name) throws IOException {
    try (var in = CatalogHttpTest.class.getResourceAsStream("/golden/" + name + ".json")) {
      return JSON.readTree(
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Times differ from run to run, the rest of an answer does not. */
  private static JsonNode timeless(JsonNode answer) {
    if (answer instanceof ObjectNode object && object.has("publishedAt")) {
      object.put("publishedAt", "2026-11-22T08:15:30.123Z");
    }
    answer.values().forEach(CatalogHttpTest::timeless);
    return answer;
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/matters, matters",
    "/api/v1/matters/second-hand-home/versions/1, matter",
    "/api/v1/event-types/housing.contract.filed, event-type",
    "/api/v1/event-types/lianban.step.requested.tax, step-requested",
    "/api/v1/certificate-types, certificate-types",
    "/api/v1/certificate-types/real-estate-right, certificate-type"
  })
  void answersAsRecorded(String path, String golden) throws IOException {
    assertThat(timeless(get(path, "catalog.read").body())).isEqualTo(golden(golden));
  }

  @Test
  void listsWholeEventTypes() {
    var types = get("/api/v1/event-types", "catalog.read").body();
    assertThat(types.valueStream().map(type -> type.path("type").asString()))
        .isSorted()
        .contains("lianban.case.status", "lianban.step.answered.public-security");
    assertThat(types.valueStream()).allMatch(type -> type.path("schema").has("properties"));
  }

  @Test
  void publishesVersionsThatNeverChange() {
    ObjectNode matter = matter().put("id", "versioned");
    var first = post("/api/v1/matters", matter);
    var second = post("/api/v1/matters", matter.deepCopy().put("effectiveUntil", "2030-01-01"));

    assertThat(first.status().value()).isEqualTo(201);
    assertThat(first.headers().getLocation()).hasPath("/api/v1/matters/versioned/versions/1");
    assertThat(second.headers().getETag()).isEqualTo("\"2\"");
    assertThat(get("/api/v1/matters/versioned/versions/1", ALL).body()).isEqualTo(first.body());
    assertThat(get("/api/v1/matters/versioned", ALL).body()).isEqualTo(second.body());
  }

  @Test
  void importsCalendarsYearByYear() {
    String file =
        "{'$schema': 's', 'year': 2031, 'papers': ['p'], 'days':"
            + " [{'name': '元旦', 'date': '2031-01-01', 'isOffDay': true}]}";
    var first = post("/api/v1/calendars/guangxi/notices", Samples.json(file));
    var second = post("/api/v1/calendars/guangxi/notices", Samples.json(file.replace("元旦", "三月三")));
    assertThat(first.status().value()).as(first.body().toString()).isEqualTo(201);
    assertThat(first.headers().getLocation()).hasPath("/api/v1/calendars/guangxi/notices/2031");
    assertThat(get("/api/v1/calendars/guangxi/notices/2031", ALL).body()).isEqualTo(second.body());
    assertThat(get("/api/v1/calendars/guangxi/notices/2031/versions/1", ALL).body())
        .isEqualTo(first.body());
    assertThat(get("/api/v1/calendars", ALL).body().valueStream())
        .filteredOn(notice -> notice.path("calendar").asString().equals("guangxi"))
        .singleElement()
        .satisfies(notice -> assertThat(notice.path("version").asInt()).isEqualTo(2));

    var bad =
        post("/api/v1/calendars/guangxi/notices", Samples.json(file.replace("2031-", "2030-")));
    assertThat(bad.status().value()).isEqualTo(422);
    assertThat(bad.problem()).isEqualTo("invalid-definition");
    assertThat(bad.faults()).containsExactly("/days/0/date wrong-year");
    assertThat(post("/api/v1/calendars/guangxi/notices", Samples.json("[]")).problem())
        .isEqualTo("malformed-request");
    assertThat(get("/api/v1/calendars/guangxi/notices/2030", ALL).problem()).isEqualTo("not-found");
  }

  @Test
  void sparesTheBodyWhereTheReaderHasIt() {
    var status =
        http.get()
            .uri("/api/v1/matters/second-hand-home/versions/1")
            .headers(headers -> headers.setBearerAuth(TestTokens.client("window", ALL)))
            .ifNoneMatch("\"1\"")
            .exchange((_, response) -> response.getStatusCode().value());
    assertThat(status).isEqualTo(304);
  }

  @Test
  void hasOneEffectForOneKey() {
    String body = matter().put("id", "once").toString();
    var first = post("/api/v1/matters", "admin", ALL, "key-1", body);
    var again = post("/api/v1/matters", "admin", ALL, "key-1", body);
    var ofAnother = post("/api/v1/matters", "other", ALL, "key-1", body);
    assertThat(again.status().value()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(ofAnother.body().path("version").asInt()).isEqualTo(2);
  }

  @Test
  void refusesReusedKey() {
    post("/api/v1/certificate-types", "admin", ALL, "key-2", certificateType().toString());
    var reused =
        post(
            "/api/v1/certificate-types",
            "admin",
            ALL,
            "key-2",
            certificateType().put("validYears", 7).toString());
    assertThat(reused.problem()).isEqualTo("idempotency-key-reused");
    assertThat(post("/api/v1/matters", "admin", ALL, "key-2", matter().toString()).problem())
        .isEqualTo("idempotency-key-reused");
  }

  @Test
  void wantsAnIdempotencyKey() {
    String body = matter().toString();
    assertThat(post("/api/v1/matters", "admin", ALL, "", body).problem())
        .isEqualTo("idempotency-key-missing");
    assertThat(post("/api/v1/matters", "admin", ALL, "a key", body).problem())
        .isEqualTo("malformed-request");
  }

  @Test
  void tellsEveryFaultOfADefinition() throws IOException {
    ObjectNode matter = matter().put("department", "treasury").put("colour", "red");
    ((ObjectNode) matter.path("limits")).put("promisedDays", 50);
    ((ObjectNode) matter.path("steps").path(0)).putArray("after").add("issue");
    ((ObjectNode) matter.path("materials").path(0)).put("askedOf", "APPLICANT");
    var refused = post("/api/v1/matters", matter);
    assertThat(refused.status().value()).isEqualTo(422);
    assertThat(((ObjectNode) refused.body()).without("traceId"))
        .isEqualTo(golden("invalid-matter"));
  }

  @Test
  void refusesFaultyTypes() {
    var eventType =
        post("/api/v1/event-types", eventType("housing.contract.filed").put("owner", "treasury"));
    assertThat(eventType.problem()).isEqualTo("invalid-definition");
    assertThat(eventType.faults()).containsExactly("/owner unknown-department");
    var certificateType = post("/api/v1/certificate-types", certificateType().put("validYears", 0));
    assertThat(certificateType.faults()).containsExactly("/validYears minimum");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"{; malformed-request", "[]; invalid-definition", "7; invalid-definition"})
  void refusesBodiesThatAreNoDefinitions(String body, String problem) {
    assertThat(post("/api/v1/matters", "admin", ALL, "key-3", body).problem()).isEqualTo(problem);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/matters/none",
    "/api/v1/matters/second-hand-home/versions/99",
    "/api/v1/event-types/none",
    "/api/v1/certificate-types/none"
  })
  void tellsWhatItDoesNotHave(String path) {
    assertThat(get(path, "catalog.read").problem()).isEqualTo("not-found");
  }

  @ParameterizedTest
  @CsvSource({"/api/v1/matters", "/api/v1/event-types", "/api/v1/certificate-types"})
  void asksForScopes(String path) {
    assertThat(get(path, "").problem()).isEqualTo("unauthenticated");
    assertThat(get(path, "case.read").problem()).isEqualTo("access-denied");
    assertThat(post(path, "window", "catalog.read", "key-4", "{}").problem())
        .isEqualTo("access-denied");
  }

  private static ObjectNode proposed(String type, String schema) {
    ObjectNode proposed = eventType("housing.contract.filed").put("type", type);
    proposed.remove(List.of("keyField", "sample", "sensitivity"));
    proposed.set("schema", Samples.json(schema));
    return proposed;
  }

  private Answer put(String path, String client, String scope, String body) {
    return http.put()
        .uri(path)
        .contentType(MediaType.APPLICATION_JSON)
        .headers(headers -> headers.setBearerAuth(TestTokens.client(client, scope)))
        .body(body)
        .exchange((_, response) -> answerOf(response));
  }

  private static final String SHORT =
      "{'type': 'object', 'properties': {'a': {'type': 'string', 'maxLength': 3}}}";
  private static final String LONG =
      "{'type': 'object', 'properties': {'a': {'type': 'string', 'maxLength': 9}}}";

  private void grantToTax(String type) {
    standing.grant(new StandingGrants.Standing(type, "tax", Access.Rows.ALL, "Assess", "By law"));
  }

  @Test
  void namesWhomANewVersionWouldBreak() throws IOException {
    post("/api/v1/event-types", proposed("city.test.broken", SHORT));
    grantToTax("city.test.broken");
    var longer = proposed("city.test.broken", LONG);
    var report = post("/api/v1/event-types/checks", longer);
    var refused = post("/api/v1/event-types", longer);

    assertThat(report.status().value()).isEqualTo(200);
    assertThat(report.body()).isEqualTo(golden("version-report"));
    assertThat(refused.status().value()).isEqualTo(409);
    assertThat(((ObjectNode) refused.body()).without("traceId"))
        .isEqualTo(golden("incompatible-version"));
    assertThat(get("/api/v1/event-types/city.test.broken", ALL).body().path("version").asInt())
        .isEqualTo(1);
  }

  @Test
  void publishesWhatAllWhoAreHurtConsentedTo() {
    String type = "city.test.consented";
    post("/api/v1/event-types", proposed(type, SHORT));
    grantToTax(type);
    var longer = proposed(type, LONG);
    String digest = post("/api/v1/event-types/checks", longer).body().path("digest").asString();
    String place = "/api/v1/event-types/" + type + "/proposals/" + digest;

    assertThat(get(place, ALL).problem()).isEqualTo("not-found");
    assertThat(put(place + "/consents/tax", "tax", "catalog.consent", "").problem())
        .isEqualTo("not-found");
    var kept = put(place, "admin", ALL, longer.toString());
    assertThat(kept.body().at("/report/publishable").asBoolean()).isFalse();
    assertThat(get(place, ALL).body()).isEqualTo(kept.body());
    assertThat(kept.body().path("definition")).isEqualTo(longer);
    assertThat(put(place + "/consents/tax", "window", "catalog.consent", "").problem())
        .isEqualTo("access-denied");
    assertThat(put(place + "/consents/window", "window", "catalog.consent", "").problem())
        .isEqualTo("not-found");
    assertThat(put(place + "/consents/tax", "tax", "catalog.consent", "").status().value())
        .isEqualTo(204);
    assertThat(get(place, ALL).body().at("/report/publishable").asBoolean()).isTrue();
    assertThat(post("/api/v1/event-types", proposed(type, LONG.replace('9', '8'))).problem())
        .as("another proposal than the one consented to")
        .isEqualTo("incompatible-version");
    assertThat(post("/api/v1/event-types", longer).body().path("version").asInt()).isEqualTo(2);
  }

  @Test
  void refusesAProposalUnderAnotherName() {
    var proposal = proposed("city.test.named", SHORT);
    assertThat(
            put(
                    "/api/v1/event-types/city.test.named/proposals/00",
                    "admin",
                    ALL,
                    proposal.toString())
                .problem())
        .isEqualTo("invalid-request");
    assertThat(post("/api/v1/event-types/checks", proposal.put("owner", "treasury")).problem())
        .isEqualTo("invalid-definition");
  }

  @Test
  void breaksFreelyWithANewMajor() {
    String type = "city.test.major";
    post("/api/v1/event-types", proposed(type, SHORT));
    var skipping = post("/api/v1/event-types", proposed(type, LONG).put("major", 3));
    var second = post("/api/v1/event-types", proposed(type, LONG).put("major", 2));

    assertThat(skipping.faults()).containsExactly("/major major-order");
    assertThat(second.status().value()).isEqualTo(201);
    assertThat(get("/api/v1/event-types/" + type + "/versions", ALL).body().valueStream())
        .extracting(v -> v.path("version").asInt() + "/" + v.path("major").asInt())
        .containsExactly("1/1", "2/2");
    var listed =
        get("/api/v1/event-types?versions=open", ALL)
            .body()
            .valueStream()
            .filter(listing -> listing.path("type").asString().equals(type))
            .findFirst()
            .orElseThrow();
    assertThat(listed.path("version").asInt()).isEqualTo(2);
    assertThat(listed.path("versions").valueStream())
        .extracting(v -> v.at("/schema/properties/a/maxLength").asInt())
        .containsExactly(3, 9);
  }

  @Test
  void tellsWhatAVersionChanged() throws IOException {
    String type = "city.test.changed";
    post("/api/v1/event-types", proposed(type, SHORT));
    post("/api/v1/event-types", proposed(type, LONG).put("major", 2));
    String versions = "/api/v1/event-types/" + type + "/versions/";

    assertThat(get(versions + "2/changes", ALL).body()).isEqualTo(golden("version-changes"));
    assertThat(get(versions + "2/changes?since=2", ALL).body().path("changes")).isEmpty();
    assertThat(get(versions + "1/changes", ALL).problem()).isEqualTo("not-found");
    assertThat(get(versions + "1", ALL).body().path("version").asInt()).isEqualTo(1);
    assertThat(get("/api/v1/event-types/city.test.none/versions", ALL).problem())
        .isEqualTo("not-found");
  }

  @Test
  void saysThatIdentityServiceDoesNotAnswer() {
    surroundings.identityUp(false);
    var failed = post("/api/v1/matters", matter());
    assertThat(failed.status().value()).isEqualTo(503);
    assertThat(failed.problem()).isEqualTo("hop-unavailable");
    assertThat(failed.body().path("detail").asString()).startsWith("identity-service");
  }
}
