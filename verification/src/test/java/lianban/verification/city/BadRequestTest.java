package lianban.verification.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** What is wrong gets one clear problem and changes nothing. */
@ExtendWith(CityExtension.class)
@Order(7)
@TestInstance(Lifecycle.PER_CLASS)
class BadRequestTest {

  private static final String CASES = "/api/v1/cases";
  private static final String EXCHANGE = "exchange-service";
  private static final String GATEWAY = "gateway";

  private final RunningCity city;
  private final Gateway gateway;
  private final Home home;
  private final String open;
  private final Reply before;

  BadRequestTest(RunningCity city) {
    this.city = city;
    this.gateway = city.gateway();
    this.home = Home.withExpiredCard(city, "bad-request");
    this.open = CASES + "/" + home.file(city);
    Home.awaitPhase(city, caseId(), "SUPPLEMENT_NEEDED");
    this.before = gateway.get(open, window());
  }

  private String caseId() {
    return open.substring(CASES.length() + 1);
  }

  private String window() {
    return gateway.token("window");
  }

  @AfterEach
  void theCaseIsUnchanged() {
    Reply now = gateway.get(open, window());
    assertThat(now.header("ETag")).isNotNull().isEqualTo(before.header("ETag"));
    assertThat(now.json(200).path("history")).isEqualTo(before.json(200).path("history"));
  }

  @Test
  void unknownMatterIsRefused() {
    var application = home.application("third-hand-home", "500000.00");

    gateway.post(CASES, window(), application).problem(422, "unknown-matter", EXCHANGE);
  }

  @Test
  void impossiblePriceIsRefusedAtItsPlace() {
    for (String price : List.of("-1.00", "0.00", "1e9", "12.345", "")) {
      var problem =
          gateway
              .post(CASES, window(), home.application("second-hand-home", price))
              .problem(422, "invalid-request", EXCHANGE);

      assertThat(problem.path("faults").valueStream().map(f -> f.path("pointer").asString()))
          .containsOnly("/form/price");
    }
  }

  @Test
  void textThatIsNoJsonIsRefused() {
    gateway
        .post(CASES, window(), "key", "{\"matter\":")
        .problem(400, "malformed-request", EXCHANGE);
  }

  @Test
  void missingTokenIsRefused() {
    gateway.get(open, null).problem(401, "unauthenticated", GATEWAY);
  }

  @Test
  void forgedTokensAreRefused() {
    String good = window();
    List<String> forged =
        List.of(
            "nonsense",
            ForgedToken.signedByAnother(good),
            ForgedToken.unsigned(good),
            ForgedToken.withMoreScopes(good));

    for (String token : forged) {
      gateway.get(open, token).problem(401, "unauthenticated", GATEWAY);
      gateway
          .post(open + "/supplements", token, Map.of("data", Map.of()))
          .problem(401, "unauthenticated", GATEWAY);
    }
  }

  @Test
  void tokenIsRefusedOnceItHasExpired() {
    String token = city.firstToken();
    await()
        .atMost(Script.TOKEN_LIFETIME.plus(Duration.ofSeconds(30)))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> gateway.get(open, token).status() != 200);

    gateway.get(open, token).problem(401, "unauthenticated", GATEWAY);
  }

  @Test
  void tokenWithoutTheScopeIsRefused() {
    gateway
        .post(CASES, gateway.token("tax"), home.application())
        .problem(403, "access-denied", GATEWAY);
  }

  @Test
  void stepOfAnotherDepartmentCannotBeAnswered() {
    answer("tax", "identity", "of-another").problem(403, "not-your-step", EXCHANGE);
    answer("housing", "payment", "of-the-platform").problem(403, "not-your-step", EXCHANGE);
  }

  @Test
  void answeredStepCannotBeAnsweredAgain() {
    answer("tax", "tax", "again").problem(409, "step-already-answered", EXCHANGE);
  }

  @Test
  void stepThatWaitsCannotBeAnswered() {
    answer("registration", "issue", "too-early").problem(409, "step-not-open", EXCHANGE);
  }

  private Reply answer(String department, String step, String answerId) {
    return gateway.post(
        open + "/steps/" + step + "/answers",
        gateway.token(department),
        Map.of("answerId", "verification-" + answerId, "outcome", "APPROVED"));
  }

  @Test
  void paymentWithoutABillIsRefused() {
    gateway
        .post(open + "/payments", window(), Map.of("billId", "none", "amount", "1.00"))
        .problem(409, "no-bill-due", EXCHANGE);
  }

  @Test
  void missingIdempotencyKeyIsRefused() {
    String application = JsonMapper.shared().writeValueAsString(home.application());

    gateway
        .post(CASES, window(), null, application)
        .problem(400, "idempotency-key-missing", EXCHANGE);
    gateway
        .post(open + "/supplements", window(), null, "{\"data\":{}}")
        .problem(400, "idempotency-key-missing", EXCHANGE);
  }

  @Test
  void idempotencyKeyServesOneBodyOnly() {
    JsonMapper json = JsonMapper.shared();
    String one = json.writeValueAsString(home.application());
    String other = json.writeValueAsString(home.application("second-hand-home", "1.00"));
    Supplier<Reply> file = () -> gateway.post(CASES, window(), "one-body", one);

    String first = file.get().json(201).path("caseId").asString();

    gateway
        .post(CASES, window(), "one-body", other)
        .problem(422, "idempotency-key-reused", EXCHANGE);
    assertThat(file.get().json(201).path("caseId").asString()).isEqualTo(first);
  }

  @Test
  void encodedPathTricksAreRefused() {
    for (String trick : List.of("%2e%2e%2fcases", "..%2f..%2factuator", "a;b=c", "%00", "a%5cb")) {
      gateway.get(CASES + "/" + trick, window()).problem(400, "suspicious-path", GATEWAY);
    }
  }

  @Test
  void tooLargeBodyIsRefused() {
    String body = "{\"data\":\"" + "x".repeat(1_100_000) + "\"}";

    gateway
        .post(open + "/supplements", window(), "large", body)
        .problem(413, "body-too-large", GATEWAY);
  }

  @Test
  void unknownPathIsRefused() {
    gateway.get("/api/v1/nothing", window()).problem(404, "not-found", GATEWAY);
    gateway.get("/eureka/apps", window()).problem(404, "not-found", GATEWAY);
    gateway.get(CASES + "/no-such-case", window()).problem(404, "not-found", EXCHANGE);
  }

  @Test
  void wrongMethodIsRefusedWithTheRightOnes() {
    Reply reply = gateway.send(gateway.request(open, window()).DELETE().build());

    reply.problem(405, "method-not-allowed", GATEWAY);
    assertThat(reply.header("Allow")).isEqualTo("GET");
  }
}
