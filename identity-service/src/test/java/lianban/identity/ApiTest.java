package lianban.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import lianban.kernel.code.CreditCode;
import lianban.launcher.store.DocumentStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The REST interface: who may call it and what it refuses. */
class ApiTest {

  private static final String PASSWORD = "correct horse battery";
  private static final String CITIZEN_ID = "449900199001020071";

  private static DocumentStore store;
  private static RunningService service;
  private static String administrator;
  private static String catalog;

  @BeforeAll
  static void start() throws Exception {
    store = DocumentStore.inMemory();
    service = RunningService.on(store);
    administrator = People.administratorToken(service);
    catalog =
        RunningService.json(service.token("catalog-service", RunningService.CATALOG_SECRET, ""))
            .get("access_token")
            .asString();
  }

  @AfterAll
  static void stop() {
    service.close();
    store.close();
  }

  @Test
  void listsDepartments() {
    var response = service.get("/api/v1/departments", "Authorization", "Bearer " + catalog);

    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode departments = RunningService.json(response);
    assertThat(departments.values().stream().map(d -> d.get("code").asString()))
        .containsExactly(
            "housing", "tax", "public-security", "registration", "utilities", "platform");
    assertThat(departments.values())
        .allMatch(d -> CreditCode.isValid(d.get("creditCode").asString()))
        .allMatch(d -> d.get("status").asString().equals("ACTIVE"));
    assertThat(departments.get(1).get("name").get("zh").asString()).isEqualTo("税务局");
  }

  @Test
  void registersOnceForOneKey() {
    String person = People.applicant("wang", PASSWORD, CITIZEN_ID);
    var first = People.post(service, administrator, "key-1", person);
    var again = People.post(service, administrator, "key-1", person);
    var other = People.post(service, administrator, "key-1", person.replace("wang", "weng"));

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    expectProblem(other, 422, "idempotency-key-reused");
  }

  @Test
  void refusesTakenLoginName() {
    String person = People.officer("zhao", PASSWORD, "tax");
    People.post(service, administrator, "key-2", person);

    expectProblem(People.post(service, administrator, "key-3", person), 409, "conflict");
  }

  @Test
  void tellsEveryFaultOfAPerson() {
    String person =
        """
        {"loginName": "X", "password": "short", "role": "applicant", "department": "tax",
         "idType": "111", "idNumber": "449900199001020072"}""";

    var response = People.post(service, administrator, "key-4", person, "Accept-Language", "en");

    JsonNode problem = expectProblem(response, 422, "invalid-request");
    assertThat(
            problem.get("faults").values().stream()
                .map(f -> f.get("pointer").asString() + " " + f.get("code").asString()))
        .containsExactlyInAnyOrder(
            "/loginName login-name-form",
            "/password password-length",
            "/name required",
            "/department forbidden",
            "/idNumber invalid-id-number");
    assertThat(response.body()).doesNotContain("449900199001020072");
  }

  @Test
  void refusesOfficerOfNoDepartment() {
    var response =
        People.post(service, administrator, "key-5", People.officer("sun", PASSWORD, "weather"));

    assertThat(
            expectProblem(response, 422, "invalid-request")
                .get("faults")
                .get(0)
                .get("code")
                .asString())
        .isEqualTo("unknown-department");
  }

  @Test
  void wantsIdempotencyKey() {
    var response =
        service.postJson(
            "/api/v1/people",
            People.officer("qian", PASSWORD, "tax"),
            "Authorization",
            "Bearer " + administrator);

    expectProblem(response, 400, "idempotency-key-missing");
  }

  @Test
  void refusesWhatIsNoPerson() {
    expectProblem(
        People.post(service, administrator, "key-6", "{\"loginName\": "), 400, "malformed-request");
    expectProblem(
        People.post(service, administrator, "key-6", "{\"nickname\": \"x\"}"),
        400,
        "malformed-request");
  }

  @Test
  void deniesWithoutScopeTokenOrRoute() {
    String person = People.officer("qian", PASSWORD, "tax");

    expectProblem(People.post(service, catalog, "key-7", person), 403, "access-denied");
    expectProblem(service.get("/api/v1/departments"), 401, "unauthenticated");
    expectProblem(
        service.get("/api/v1/secrets", "Authorization", "Bearer " + administrator),
        403,
        "access-denied");
    expectProblem(
        service.get("/api/v1/departments", "Authorization", "Bearer " + catalog + "x"),
        401,
        "unauthenticated");
  }

  @Test
  void answersInChineseAndNamesTheTrace() {
    var response =
        service.get(
            "/api/v1/departments",
            "Accept-Language",
            "zh-CN",
            "traceparent",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    JsonNode problem = expectProblem(response, 401, "unauthenticated");
    assertThat(problem.get("title").asString()).isEqualTo("没有有效的访问令牌");
    assertThat(problem.get("action").asString()).contains("访问令牌");
    assertThat(problem.get("hop").asString()).isEqualTo("identity-service");
    assertThat(problem.get("mender").asString()).isEqualTo("CALLER");
    assertThat(problem.get("traceId").asString()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    assertThat(response.headers().firstValue("traceparent").orElseThrow())
        .startsWith("00-0af7651916cd43dd8448eb211c80319c-");
  }

  @Test
  void showsHealthAndMetricsToAnyoneOnItsPort() {
    assertThat(service.get("/actuator/health/readiness").body()).contains("UP");
    assertThat(service.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    assertThat(service.get("/actuator/prometheus").body()).contains("jvm_memory_used_bytes");
    assertThat(service.get("/actuator/env").statusCode()).isEqualTo(401);
  }

  private static JsonNode expectProblem(HttpResponse<String> response, int status, String slug) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    JsonNode problem = RunningService.json(response);
    assertThat(problem.get("type").asString()).isEqualTo("urn:lianban:problem:" + slug);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    return problem;
  }
}
