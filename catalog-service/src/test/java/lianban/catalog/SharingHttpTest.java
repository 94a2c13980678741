package lianban.catalog;

import static lianban.catalog.Samples.JSON;
import static lianban.catalog.Samples.eventType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import lianban.catalog.definition.Structure;
import lianban.catalog.eventtype.PinnedSubscribers;
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
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Sharing from outside: departments ask, owners decide, the exchange reads grants. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "eureka.client.enabled=false",
      "spring.cloud.discovery.enabled=false",
      "lianban.catalog.seed-retry=50ms",
      "lianban.catalog.departments-remembered-for=0s",
      "lianban.catalog.sharing.lapse-every=50ms",
      "lianban.catalog.sharing.announce-every=50ms"
    })
@Import({TestTokens.class, CatalogSurroundings.class})
class SharingHttpTest {

  private static final String SCOPES =
      "catalog.read sharing.request sharing.decide event.read event.publish";
  private static final String HOUSING = TestTokens.department("housing", SCOPES);
  private static final String POLICE = TestTokens.department("public-security", SCOPES);
  private static final String REGISTRATION = TestTokens.department("registration", SCOPES);
  private static final String EXCHANGE =
      TestTokens.client("exchange-service", "catalog.read sharing.audit");
  private static final String ADMINISTRATOR =
      TestTokens.person("p-1", "h", "catalog.read catalog.write sharing.request sharing.decide");
  private static final String ASKED =
      """
      {"type": "housing.contract.filed", "purpose": "查处合同诈骗", "legalBasis": "刑事诉讼法 54",
       "fields": ["/price", "/contractNo"], "rows": "ALL", "term": {"duration": "P1Y"}}
      """;

  @LocalServerPort private int port;
  @Autowired private PinnedSubscribers pinned;
  @Autowired private CatalogSurroundings surroundings;
  private RestClient http;

  @DynamicPropertySource
  static void store(DynamicPropertyRegistry properties) {
    properties.add("lianban.mongodb", CatalogSurroundings.STORE::connectionString);
  }

  record Answer(int status, JsonNode body, HttpHeaders headers) {
    String problem() {
      return body.path("type").asString("").replace("urn:lianban:problem:", "");
    }

    String text(String member) {
      return body.path(member).asString("");
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
    http = RestClient.create("http://127.0.0.1:" + port);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> get("", "/actuator/health/readiness").status() == 200);
  }

  private Answer get(String token, String path) {
    var request = http.get().uri(path);
    if (!token.isEmpty()) {
      request.headers(headers -> headers.setBearerAuth(token));
    }
    return request.exchange((_, response) -> answerOf(response));
  }

  private Answer post(String token, String path, String key, String body) {
    return http.post()
        .uri(path)
        .contentType(MediaType.APPLICATION_JSON)
        .headers(
            headers -> {
              headers.setBearerAuth(token);
              if (!key.isEmpty()) {
                headers.set("Idempotency-Key", key);
              }
            })
        .body(body)
        .exchange((_, response) -> answerOf(response));
  }

  private Answer post(String token, String path, String body) {
    return post(token, path, UUID.randomUUID().toString(), body);
  }

  private static Answer answerOf(ClientHttpResponse response) throws IOException {
    byte[] body = response.getBody().readAllBytes();
    return new Answer(
        response.getStatusCode().value(),
        body.length == 0 ? JSON.missingNode() : JSON.readTree(body),
        response.getHeaders());
  }

  private String asked(String token) {
    Answer answer = post(token, "/api/v1/share-requests", ASKED);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    assertThat(answer.headers().getLocation())
        .hasPath("/api/v1/share-requests/" + answer.text("id"));
    return answer.text("id");
  }

  private Answer decide(String token, String id, String body) {
    return post(token, "/api/v1/share-requests/" + id + "/decisions", body);
  }

  private Answer reply(String token, String id, String body) {
    return post(token, "/api/v1/share-requests/" + id + "/replies", body);
  }

  private JsonNode grant(String id) {
    return get(EXCHANGE, "/api/v1/grants?active=true")
        .body()
        .valueStream()
        .filter(grant -> grant.path("id").asString().equals(id))
        .findFirst()
        .orElse(JSON.missingNode());
  }

  /** A type of housing's with another way of sharing. */
  private void publish(String type, String sharing) {
    ObjectNode definition = eventType("housing.contract.filed").put("type", type);
    definition.set("sharing", Samples.json(sharing));
    assertThat(post(ADMINISTRATOR, "/api/v1/event-types", definition.toString()).status())
        .isEqualTo(201);
  }

  @Test
  void shippedTypesHaveTheirStandingGrants() {
    JsonNode grants = get(EXCHANGE, "/api/v1/grants?active=true").body();
    JsonNode tax =
        grants
            .valueStream()
            .filter(g -> g.path("id").asString().equals("city-housing.contract.filed-tax"))
            .findFirst()
            .orElseThrow();
    assertThat(((ObjectNode) tax).without("grantedAt"))
        .isEqualTo(
            Samples.json(
                """
                {'id': 'city-housing.contract.filed-tax', 'type': 'housing.contract.filed',
                 'owner': 'housing', 'subscriber': 'tax', 'fields': [''], 'rows': 'ALL',
                 'version': 1, 'purpose': '核定房屋交易契税',
                 'legalBasis': '《中华人民共和国契税法》第十三条', 'state': 'GRANTED'}
                """));
    assertThat(pinned.of("lianban.case.status"))
        .extracting(PinnedSubscribers.PinnedSubscriber::client)
        .contains("window", "rating-service");
  }

  @Test
  void grantsWhatTheOwnerApproves() {
    String id = asked(POLICE);
    Answer seen = get(HOUSING, "/api/v1/share-requests/" + id);
    assertThat(seen.text("state")).isEqualTo("SUBMITTED");
    assertThat(seen.body().path("clock").path("running").asBoolean()).isTrue();
    assertThat(seen.body().path("clock").path("remainingDays").asInt()).isEqualTo(10);
    assertThat(seen.body().path("clock").path("daysOff").size()).isGreaterThanOrEqualTo(2);
    assertThat(grant(id).isMissingNode()).isTrue();

    assertThat(decide(HOUSING, id, "{\"decision\": \"APPROVE\"}").text("state"))
        .isEqualTo("GRANTED");
    assertThat(grant(id).path("fields")).isEqualTo(Samples.json("['/contractNo', '/price']"));
    assertThat(grant(id).path("subscriber").asString()).isEqualTo("public-security");
    assertThat(Instant.parse(grant(id).path("until").asString()))
        .isAfter(Instant.now().plus(Duration.ofDays(364)));
  }

  @Test
  void narrowsAsksBackAndRevokes() {
    String id = asked(REGISTRATION);
    decide(HOUSING, id, "{\"decision\": \"ASK_BACK\", \"text\": \"which cases?\"}");
    Answer stopped = get(REGISTRATION, "/api/v1/share-requests/" + id);
    assertThat(stopped.text("state")).isEqualTo("QUESTIONED");
    assertThat(stopped.body().path("clock").path("running").asBoolean()).isFalse();
    assertThat(reply(REGISTRATION, id, "{\"reply\": \"ANSWER\", \"text\": \"all\"}").text("state"))
        .isEqualTo("SUBMITTED");
    String offer = "{\"decision\": \"NARROW\", \"text\": \"enough\", \"fields\": [\"/price\"]}";
    assertThat(decide(HOUSING, id, offer).text("state")).isEqualTo("NARROWED");
    assertThat(reply(HOUSING, id, "{\"reply\": \"ACCEPT\"}").problem()).isEqualTo("access-denied");
    assertThat(reply(REGISTRATION, id, "{\"reply\": \"ACCEPT\"}").text("state"))
        .isEqualTo("GRANTED");
    assertThat(grant(id).path("fields")).isEqualTo(Samples.json("['/price']"));

    String grants = "/api/v1/grants/" + id;
    assertThat(post(REGISTRATION, grants + "/revocations", "{\"reason\": \"x\"}").problem())
        .isEqualTo("access-denied");
    assertThat(post(HOUSING, grants + "/revocations", "{\"reason\": \"misuse\"}").text("state"))
        .isEqualTo("REVOKED");
    assertThat(grant(id).isMissingNode()).isTrue();
    assertThat(get(REGISTRATION, "/api/v1/grant-notices").body().valueStream())
        .anyMatch(
            notice ->
                notice.path("grant").asString().equals(id)
                    && notice.path("kind").asString().equals("REVOKED")
                    && notice.path("reason").asString().equals("misuse"));
    assertThat(post(HOUSING, grants + "/revocations", "{\"reason\": \"x\"}").problem())
        .isEqualTo("conflict");
  }

  @Test
  void announcesAnEndToBothAndEndsThen() {
    Instant until = Instant.now().plusSeconds(3);
    String body = ASKED.replace("\"duration\": \"P1Y\"", "\"until\": \"" + until + "\"");
    String id = post(POLICE, "/api/v1/share-requests", body).text("id");
    decide(HOUSING, id, "{\"decision\": \"APPROVE\"}");
    for (String party : List.of(POLICE, HOUSING)) {
      assertThat(get(party, "/api/v1/grant-notices").body().valueStream())
          .anyMatch(notice -> notice.path("grant").asString().equals(id));
    }
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> get(POLICE, "/api/v1/grants/" + id).text("state").equals("EXPIRED"));
    assertThat(grant(id).isMissingNode()).isTrue();
  }

  private List<String> announced(String request) {
    return surroundings.published().stream()
        .filter(event -> event.at("/data/shareRequest").asString().equals(request))
        .map(
            event ->
                "%s %s %s"
                    .formatted(
                        event.path("type").asString(),
                        event.path("id").asString(),
                        event.path("announcement").asString()))
        .sorted()
        .toList();
  }

  private void awaitAnnounced(String request, String... lines) {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(announced(request)).contains(lines));
  }

  @Test
  void publishesToBothPartiesWhatBecomesOfAGrant() {
    Instant until = Instant.now().plusSeconds(3600);
    String body = ASKED.replace("\"duration\": \"P1Y\"", "\"until\": \"" + until + "\"");
    String id = post(POLICE, "/api/v1/share-requests", body).text("id");
    decide(HOUSING, id, "{\"decision\": \"APPROVE\"}");
    String[] expected =
        Stream.of("housing", "public-security")
            .map("lianban.sharing.announced."::concat)
            .flatMap(
                type ->
                    Stream.of(
                        type + " " + id + "-2 lianban.grant.granted",
                        type + " " + id + "-3 lianban.grant.expiring"))
            .toArray(String[]::new);
    awaitAnnounced(id, expected);
    assertThat(announced(id)).as("to them alone, and once").containsExactlyInAnyOrder(expected);
    JsonNode event =
        surroundings.published().stream()
            .filter(one -> one.path("source").asString().equals("/catalog-service/housing"))
            .filter(one -> one.path("id").asString().equals(id + "-3"))
            .findFirst()
            .orElseThrow();
    JsonNode type = eventType("lianban.sharing.announced.housing");
    assertThat(Structure.of(type.path("schema")).accepts(event.path("data"))).isTrue();
    assertThat(event.path("subject").asString()).isEqualTo(id);
    assertThat(event.at("/data/until").asString()).isEqualTo(until.toString());
  }

  @Test
  void escalatesWhatAnOwnerDoesNotAnswerInTime() {
    String client = TestTokens.client("bank-of-the-city", SCOPES);
    String id = asked(client);
    surroundings.goAhead(Duration.ofDays(30));
    try {
      awaitAnnounced(
          id,
          Stream.of("bank-of-the-city", "housing", "platform")
              .map(
                  receiver ->
                      "lianban.sharing.announced.%s %s-2 lianban.request.overdue"
                          .formatted(receiver, id))
              .toArray(String[]::new));
    } finally {
      surroundings.goAhead(Duration.ZERO);
    }
    Answer overdue = get(client, "/api/v1/share-requests/" + id);
    assertThat(overdue.text("state")).isEqualTo("OVERDUE");
    assertThat(Instant.parse(overdue.text("escalatedAt"))).isAfter(Instant.now());
    assertThat(get(EXCHANGE, "/api/v1/share-requests?state=OVERDUE&limit=200").body().toString())
        .as("whoever watches over sharing sees it")
        .contains(id);
    String own = "lianban.sharing.announced.bank-of-the-city";
    assertThat(get(EXCHANGE, "/api/v1/event-types/" + own).text("owner")).isEqualTo("platform");
    assertThat(grant("city-" + own + "-bank-of-the-city").path("fields"))
        .as("a receiver that was not known before may read its own type")
        .isEqualTo(Samples.json("['']"));
    assertThat(decide(HOUSING, id, "{\"decision\": \"APPROVE\"}").text("state"))
        .isEqualTo("GRANTED");
  }

  @Test
  void grantsDataSetsAsEventTypes() {
    String asked =
        """
        {"dataSet": "real-estate-rights", "purpose": "核验权属", "legalBasis": "契税法 13",
         "fields": ["/identifier", "/content"], "rows": "ALL", "term": {"duration": "P1Y"}}
        """;
    Answer submitted = post(POLICE, "/api/v1/share-requests", asked);
    assertThat(submitted.text("dataSet")).isEqualTo("real-estate-rights");
    assertThat(submitted.body().has("type")).isFalse();
    assertThat(submitted.text("owner")).isEqualTo("registration");
    String id = submitted.text("id");
    assertThat(decide(HOUSING, id, "{\"decision\": \"APPROVE\"}").problem()).isEqualTo("not-found");
    String more = "{\"decision\": \"NARROW\", \"text\": \"x\", \"fields\": [\"/holder\"]}";
    assertThat(decide(REGISTRATION, id, more).problem()).isEqualTo("invalid-request");
    String less =
        "{\"decision\": \"NARROW\", \"text\": \"x\","
            + " \"fields\": [\"/identifier\", \"/content/address\"]}";
    assertThat(decide(REGISTRATION, id, less).text("state")).isEqualTo("NARROWED");
    assertThat(reply(POLICE, id, "{\"reply\": \"ACCEPT\"}").text("state")).isEqualTo("GRANTED");
    assertThat(grant(id).path("dataSet").asString()).isEqualTo("real-estate-rights");
    assertThat(grant(id).path("fields"))
        .isEqualTo(Samples.json("['/content/address', '/identifier']"));
    assertThat(pinned.of("real-estate-rights")).as("no event type is meant").isEmpty();

    for (String field : List.of("/colour", "/content/colour")) {
      assertThat(
              post(POLICE, "/api/v1/share-requests", asked.replace("/identifier", field)).faults())
          .containsExactly("/fields/0 unknown-field");
    }
    assertThat(post(POLICE, "/api/v1/share-requests", asked.replace("ALL", "OWN")).faults())
        .containsExactly("/rows enum");
    assertThat(
            post(POLICE, "/api/v1/share-requests", asked.replace("/content", ""))
                .body()
                .at("/asked/fields"))
        .as("all of it is its items")
        .hasSize(10);
    assertThat(grant("city-real-estate-rights-registration").path("fields")).hasSize(10);
  }

  @Test
  void keepsVersionsOfDataSetsAndTakesNothingFromTheirReaders() {
    ObjectNode set = Samples.dataSet("case-status").put("key", "cases-of-a-person");
    Answer first = post(ADMINISTRATOR, "/api/v1/data-sets", set.toString());
    assertThat(first.status()).as(first.body().toString()).isEqualTo(201);
    String asked =
        ASKED
            .replace("\"type\": \"housing.contract.filed\"", "\"dataSet\": \"cases-of-a-person\"")
            .replace("[\"/price\", \"/contractNo\"]", "[\"/phase\"]");
    String id = post(POLICE, "/api/v1/share-requests", asked).text("id");
    decide(ADMINISTRATOR, id, "{\"decision\": \"APPROVE\"}");
    ((ArrayNode) set.path("items")).remove(2);
    Answer refused = post(ADMINISTRATOR, "/api/v1/data-sets", set.toString());
    assertThat(refused.problem()).isEqualTo("incompatible-version");
    assertThat(refused.text("detail")).contains("public-security");
    post(HOUSING, "/api/v1/grants/" + id + "/revocations", "{\"reason\": \"x\"}");
    post(ADMINISTRATOR, "/api/v1/grants/" + id + "/revocations", "{\"reason\": \"x\"}");
    assertThat(post(ADMINISTRATOR, "/api/v1/data-sets", set.toString()).status()).isEqualTo(201);
    String path = "/api/v1/data-sets/cases-of-a-person";
    assertThat(get(POLICE, path).body().path("version").asInt()).isEqualTo(2);
    assertThat(get(POLICE, path + "/versions").body()).hasSize(2);
    assertThat(get(POLICE, path + "/versions/1").body().path("items")).hasSize(6);
    assertThat(get(POLICE, path + "/versions/3").problem()).isEqualTo("not-found");
    assertThat(get(POLICE, "/api/v1/data-sets/none/versions").problem()).isEqualTo("not-found");
    assertThat(get(POLICE, "/api/v1/data-sets").body().size()).isGreaterThanOrEqualTo(3);
    set.put("provider", "treasury");
    assertThat(post(ADMINISTRATOR, "/api/v1/data-sets", set.toString()).faults())
        .containsExactly("/provider unknown-department");
    assertThat(post(HOUSING, "/api/v1/data-sets", "{}").problem()).isEqualTo("access-denied");
  }

  @Test
  void refusesAtOnceWhatIsNotShared() {
    publish("housing.secret.kept", "{'type': 'NONE', 'legalBasis': '保守国家秘密法'}");
    Answer refused =
        post(
            POLICE,
            "/api/v1/share-requests",
            ASKED.replace("housing.contract.filed", "housing.secret.kept"));
    assertThat(refused.text("state")).isEqualTo("REFUSED");
    assertThat(refused.body().path("history").path(0).path("text").asString()).contains("保守国家秘密法");
  }

  @Test
  void readsByAnotherVersionOnlyIfThereIsOne() {
    String id = asked(POLICE);
    decide(HOUSING, id, "{\"decision\": \"APPROVE\"}");
    String versions = "/api/v1/grants/" + id + "/versions";
    Answer unknown = post(POLICE, versions, "{\"version\": 99}");
    assertThat(unknown.problem()).isEqualTo("invalid-request");
    assertThat(unknown.faults()).containsExactly("/version unknown-version");
    assertThat(post(POLICE, versions, "{\"version\": 1}").body().path("version").asInt())
        .isEqualTo(1);
    assertThat(post(HOUSING, versions, "{\"version\": 1}").problem()).isEqualTo("access-denied");
  }

  @Test
  void hasOneEffectForOneKey() {
    Answer first = post(POLICE, "/api/v1/share-requests", "k-1", ASKED);
    assertThat(post(POLICE, "/api/v1/share-requests", "k-1", ASKED).body()).isEqualTo(first.body());
    assertThat(post(POLICE, "/api/v1/share-requests", "k-1", ASKED.replace("ALL", "OWN")).problem())
        .isEqualTo("idempotency-key-reused");
    String path = "/api/v1/share-requests/" + first.text("id") + "/decisions";
    String approval = "{\"decision\": \"APPROVE\"}";
    assertThat(post(HOUSING, path, "k-2", approval).text("state")).isEqualTo("GRANTED");
    assertThat(post(HOUSING, path, "k-2", approval).text("state")).isEqualTo("GRANTED");
    assertThat(post(HOUSING, path, "k-3", approval).problem()).isEqualTo("conflict");
    assertThat(post(HOUSING, path, "k-2", "{\"decision\": \"REFUSE\", \"text\": \"x\"}").problem())
        .isEqualTo("idempotency-key-reused");
    assertThat(post(POLICE, "/api/v1/share-requests", "", ASKED).problem())
        .isEqualTo("idempotency-key-missing");
    assertThat(post(POLICE, "/api/v1/share-requests", "a key", ASKED).problem())
        .isEqualTo("malformed-request");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "housing.contract.filed; no.such.type; unknown-event-type; ",
        "\"/price\"; \"/colour\"; invalid-request; /fields/0 unknown-field",
        "\"/price\"; \"price\"; invalid-request; /fields/0 pattern",
        "\"ALL\"; \"SOME\"; malformed-request; ",
        "{\"duration\": \"P1Y\"}; {}; invalid-request; /term one-of",
        "\"type\"; \"kind\"; invalid-request; /type one-of",
        "\"rows\"; \"dataSet\": \"case-status\", \"rows\"; invalid-request; /type one-of",
        "\"type\": \"housing.contract.filed\"; \"dataSet\": \"no-such-set\"; unknown-data-set; ",
        "P1Y; P-1D; invalid-request; /term range",
        "P1Y; P99999Y; invalid-request; /term range",
        "查处合同诈骗; ` `; invalid-request; /purpose Pattern",
      })
  void refusesRequestsWithFaults(String good, String bad, String problem, String fault) {
    Answer answer = post(POLICE, "/api/v1/share-requests", ASKED.replace(good, bad));
    assertThat(answer.problem()).as(answer.body().toString()).isEqualTo(problem);
    if (fault != null) {
      assertThat(answer.faults()).containsExactly(fault);
    }
  }

  @Test
  void tellsOthersNothing() {
    String id = asked(POLICE);
    for (String path :
        List.of("/api/v1/share-requests/" + id, "/api/v1/grants/" + id, "/api/v1/grants/none")) {
      assertThat(get(REGISTRATION, path).problem()).isEqualTo("not-found");
    }
    assertThat(decide(REGISTRATION, id, "{\"decision\": \"APPROVE\"}").problem())
        .isEqualTo("not-found");
    assertThat(decide(POLICE, id, "{\"decision\": \"APPROVE\"}").problem())
        .isEqualTo("access-denied");
    assertThat(get(REGISTRATION, "/api/v1/share-requests?limit=200").toString()).doesNotContain(id);
    assertThat(get(HOUSING, "/api/v1/share-requests?limit=200").toString()).contains(id);
    assertThat(get(POLICE, "/api/v1/share-requests?state=GRANTED&limit=200").toString())
        .doesNotContain(id);
    assertThat(get(POLICE, "/api/v1/share-requests?limit=0").problem())
        .isEqualTo("invalid-request");
  }

  @Test
  void pagesThroughRequests() {
    asked(POLICE);
    asked(POLICE);
    Answer first = get(POLICE, "/api/v1/share-requests?limit=1");
    Answer second = get(POLICE, "/api/v1/share-requests?limit=1&after=" + first.text("next"));
    assertThat(first.body().path("requests").size()).isOne();
    assertThat(second.body().path("requests").path(0).path("id").asString())
        .isGreaterThan(first.text("next"));
  }

  @Test
  void peopleWithoutADepartmentAskForNobodyAndDecideForThePlatform() {
    assertThat(post(ADMINISTRATOR, "/api/v1/share-requests", ASKED).problem())
        .isEqualTo("access-denied");
    String status =
        ASKED
            .replace("housing.contract.filed", "lianban.case.status")
            .replace("[\"/price\", \"/contractNo\"]", "[\"/caseId\"]");
    String id = post(POLICE, "/api/v1/share-requests", status).text("id");
    assertThat(decide(HOUSING, id, "{\"decision\": \"APPROVE\"}").problem()).isEqualTo("not-found");
    assertThat(decide(ADMINISTRATOR, id, "{\"decision\": \"APPROVE\"}").text("state"))
        .isEqualTo("GRANTED");
  }

  @Test
  void sparesTheExchangeGrantsThatItHas() {
    String tag =
        Objects.requireNonNull(get(EXCHANGE, "/api/v1/grants?active=true").headers().getETag());
    int status =
        http.get()
            .uri("/api/v1/grants?active=true")
            .headers(
                headers -> {
                  headers.setBearerAuth(EXCHANGE);
                  headers.setIfNoneMatch(tag);
                })
            .exchange((_, response) -> response.getStatusCode().value());
    assertThat(status).isEqualTo(304);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/share-requests",
    "/api/v1/share-requests/x/decisions",
    "/api/v1/share-requests/x/replies",
    "/api/v1/grants/x/revocations",
    "/api/v1/grants/x/versions"
  })
  void asksForScopes(String path) {
    String reader = TestTokens.department("housing", "catalog.read");
    assertThat(post(reader, path, "{}").problem()).isEqualTo("access-denied");
  }

  @Test
  void wantsReasons() {
    String id = asked(POLICE);
    for (String decision : List.of("REFUSE", "ASK_BACK", "EXTEND", "NARROW")) {
      assertThat(
              decide(HOUSING, id, JSON.writeValueAsString(Map.of("decision", decision))).faults())
          .containsExactly("/text required");
    }
    String refusal = "{\"decision\": \"REFUSE\", \"text\": \"not needed for that\"}";
    assertThat(decide(HOUSING, id, refusal).text("state")).isEqualTo("REFUSED");
  }
}
