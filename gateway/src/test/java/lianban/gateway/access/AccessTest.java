package lianban.gateway.access;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static lianban.gateway.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import lianban.gateway.Door;
import lianban.gateway.Tokens;
import lianban.kernel.problem.ProblemType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

class AccessTest {

  private static final String CASE = "/api/v1/cases/c-1";

  private static Door door;

  @BeforeAll
  static void open() {
    door = Door.open();
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @BeforeEach
  void reset() {
    door.reset();
  }

  @Test
  void letsAGoodTokenThrough() {
    var answer = door.read(CASE, door.tokens.of("window", "case.file", "case.read"));

    assertThat(answer.statusCode()).isEqualTo(200);
    door.backend.verify(1, getRequestedFor(urlEqualTo(CASE)));
  }

  @Test
  void takesScopesAsArrayToo() {
    var claims = Tokens.claims("window").claim("scope", List.of("case.read")).build();

    assertThat(door.read(CASE, door.tokens.sign(claims)).statusCode()).isEqualTo(200);
  }

  @Test
  void refusesEveryRuleThatIsNotPublicWithoutToken() {
    for (AccessRule rule : door.bean(AccessTable.class).rules()) {
      for (HttpMethod method : rule.methods()) {
        String path = rule.path().getPatternString().replaceAll("\\{\\w+}", "x").replace("**", "x");
        var request = door.request(path, "").method(method.name(), BodyPublishers.noBody());
        if (rule.grant() instanceof Grant.Scope) {
          var answer = door.send(request);
          assertProblem(answer, ProblemType.UNAUTHENTICATED, "gateway");
          assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        } else {
          assertThat(door.send(request).statusCode()).as(path).isNotIn(401, 403);
        }
      }
    }
    door.backend.verify(
        0,
        anyRequestedFor(
            urlPathMatching(
                "/api/v1/(?!certificates/x$|verify/|openapi|proof/keys|uploads$|payments/notices$).*")));
    door.backend.verify(0, postRequestedFor(urlEqualTo("/api/v1/uploads")));
  }

  @Test
  void refusesEveryScopedRuleToATokenWithoutItsScope() {
    String token = door.tokens.of("nobody", "openid");
    for (AccessRule rule : door.bean(AccessTable.class).rules()) {
      if (rule.grant() instanceof Grant.Scope(String scope)) {
        String method = rule.methods().iterator().next().name();
        String path = rule.path().getPatternString().replaceAll("\\{\\w+}", "x");
        var answer = door.send(door.request(path, token).method(method, BodyPublishers.noBody()));

        var problem = assertProblem(answer, ProblemType.ACCESS_DENIED, "gateway");
        assertThat(problem.get("detail").asString()).contains(scope);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
            .contains("insufficient_scope", scope);
      }
    }
  }

  @Test
  void refusesForgedToken() {
    refuses(Tokens.withKey("city").of("window", "case.read"));
  }

  @Test
  void refusesTokenWithUnknownKeyHoweverOften() {
    for (int i = 0; i < 10; i++) {
      refuses(Tokens.withKey("stranger-" + i).of("window", "case.read"));
    }
    assertThat(door.read(CASE, door.tokens.of("window", "case.read")).statusCode()).isEqualTo(200);
  }

  @Test
  void refusesExpiredToken() {
    var past = Date.from(Instant.now().minus(Duration.ofMinutes(1)));
    refuses(door.tokens.sign(Tokens.claims("window", "case.read").expirationTime(past).build()));
  }

  @Test
  void refusesTokenWithoutExpiry() {
    refuses(door.tokens.sign(Tokens.claims("window", "case.read").expirationTime(null).build()));
  }

  @Test
  void refusesTokenForAnotherAudience() {
    refuses(door.tokens.sign(Tokens.claims("window", "case.read").audience("other").build()));
  }

  @Test
  void refusesTokenOfAnotherIssuer() {
    refuses(
        door.tokens.sign(Tokens.claims("window", "case.read").issuer("http://other.test").build()));
  }

  @Test
  void refusesUnsignedToken() {
    refuses(Tokens.unsigned("window", "case.read"));
  }

  @Test
  void refusesWhatIsNoToken() {
    refuses("not-a-token");
  }

  @Test
  void ignoresTokensOnPublicPaths() {
    assertThat(door.read("/api/v1/certificates/1.2.3", "not-a-token").statusCode()).isEqualTo(200);
  }

  @Test
  void refusesUnknownPath() {
    String token = door.tokens.of("window", "case.read");

    assertProblem(door.read("/api/v1/nothing", token), ProblemType.NOT_FOUND, "gateway");
    assertProblem(door.read("/api/v1/cases/c-1/", token), ProblemType.NOT_FOUND, "gateway");
    assertProblem(door.read("/actuator/env", token), ProblemType.NOT_FOUND, "gateway");
    assertProblem(door.read("/console/nothing.js", ""), ProblemType.NOT_FOUND, "gateway");
  }

  @Test
  void refusesWrongMethodAndNamesTheRightOnes() {
    String token = door.tokens.of("window", "catalog.read");

    var answer = door.send(door.request("/api/v1/matters", token).DELETE());

    assertProblem(answer, ProblemType.METHOD_NOT_ALLOWED, "gateway");
    assertThat(answer.headers().firstValue("Allow")).contains("GET, POST");
  }

  @Test
  void answersHeadWhereGetIsGranted() {
    String token = door.tokens.of("window", "case.read");

    assertThat(door.send(door.request(CASE, token).HEAD()).statusCode()).isEqualTo(200);
    assertThat(door.send(door.request(CASE, "").HEAD()).statusCode()).isEqualTo(401);
  }

  @Test
  void fetchesKeysOnceForManyRequests() {
    for (int i = 0; i < 20; i++) {
      assertThat(door.read(CASE, door.tokens.of("window", "case.read")).statusCode())
          .isEqualTo(200);
    }
    int fetches = door.backend.findAll(getRequestedFor(urlEqualTo("/oauth2/jwks"))).size();
    assertThat(fetches).isLessThanOrEqualTo(1);
  }

  @Test
  void showsHealthToAllAndMetricsToThisMachine() {
    assertThat(door.read("/actuator/health/readiness", "").body()).contains("UP");
    assertThat(door.read("/actuator/prometheus", "").body()).contains("jvm_memory_used_bytes");
  }

  private static void refuses(String token) {
    var answer = door.read(CASE, token);

    assertProblem(answer, ProblemType.UNAUTHENTICATED, "gateway");
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
        .startsWith("Bearer error=");
    assertThat(answer.body()).doesNotContain(token);
    door.backend.verify(0, getRequestedFor(urlEqualTo(CASE)));
  }
}
