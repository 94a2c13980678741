package lianban.identity;

import static lianban.identity.RunningService.ADMIN_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Map;
import lianban.kernel.code.HolderRef;
import lianban.launcher.store.DocumentStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Authorization code with PKCE, from the first click to the token. */
class LoginTest {

  private static final String CITIZEN_ID = "449900199001020071";
  private static final String PASSWORD = "correct horse battery";

  private static DocumentStore store;
  private static RunningService service;

  private Browser browser;

  @BeforeEach
  void openBrowser() {
    browser = new Browser(service);
  }

  @BeforeAll
  static void start() throws Exception {
    store = DocumentStore.inMemory();
    service = RunningService.on(store);
    People.register(service, "login-test-1", People.applicant("citizen", PASSWORD, CITIZEN_ID));
    People.register(service, "login-test-2", People.officer("officer", PASSWORD, "housing"));
  }

  @AfterAll
  static void stop() {
    service.close();
    store.close();
  }

  @Test
  void givesApplicantTokenWithHolder() throws Exception {
    String code = browser.code("citizen-web", "openid case.read rating.give", "citizen", PASSWORD);
    var response = browser.exchange("citizen-web", code, Browser.VERIFIER);

    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode answer = RunningService.json(response);
    JsonNode claims = RunningService.claims(answer.get("access_token").asString());
    assertThat(claims.get("client_id").asString()).isEqualTo("citizen-web");
    assertThat(claims.get("aud").toString()).contains("lianban");
    assertThat(claims.get("holder").asString())
        .isEqualTo(
            HolderRef.of(Base64.getDecoder().decode(RunningService.HOLDER_KEY), "111", CITIZEN_ID));
    assertThat(claims.get("scope").values().stream().map(JsonNode::asString))
        .containsExactlyInAnyOrder("openid", "case.read", "rating.give");
    assertThat(claims.get("sub").asString()).hasSize(36);
    JsonNode identity = RunningService.claims(answer.get("id_token").asString());
    assertThat(identity.get("nonce").asString()).isEqualTo("nonce-1");
    assertThat(identity.get("sub")).isEqualTo(claims.get("sub"));
    assertThat(identity.get("aud").toString()).doesNotContain("lianban");
    assertThat(identity.get("auth_time").asLong()).isPositive();
    assertThat(answer.has("refresh_token")).isFalse();
  }

  @Test
  void givesOfficerWhatTheRoleAllows() throws Exception {
    String code =
        browser.code(
            "officer-web", "openid case.read rating.supervise catalog.write", "officer", PASSWORD);
    JsonNode answer = RunningService.json(browser.exchange("officer-web", code, Browser.VERIFIER));

    JsonNode claims = RunningService.claims(answer.get("access_token").asString());
    assertThat(claims.get("department").asString()).isEqualTo("housing");
    assertThat(claims.has("holder")).isFalse();
    assertThat(claims.get("scope").values().stream().map(JsonNode::asString))
        .containsExactlyInAnyOrder("openid", "case.read", "rating.supervise");
    assertThat(answer.get("scope").asString()).doesNotContain("catalog.write");
  }

  @Test
  void givesAdministratorWriting() throws Exception {
    String token = People.administratorToken(service);

    assertThat(RunningService.claims(token).get("scope").toString()).contains("identity.write");
  }

  @Test
  void staysLoggedInForTheNextCode() throws Exception {
    browser.code("citizen-web", "openid case.read", "citizen", PASSWORD);

    var again = browser.authorize(Browser.authorization("citizen-web", "openid case.read"));

    assertThat(browser.location(again).toString()).startsWith(Browser.REDIRECT);
    assertThat(Browser.query(browser.location(again))).containsKey("code");
  }

  @Test
  void exchangesCodeOnce() throws Exception {
    String code = browser.code("citizen-web", "openid case.read", "citizen", PASSWORD);
    browser.exchange("citizen-web", code, Browser.VERIFIER);

    var again = browser.exchange("citizen-web", code, Browser.VERIFIER);

    assertThat(again.statusCode()).isEqualTo(400);
    assertThat(RunningService.json(again).get("error").asString()).isEqualTo("invalid_grant");
  }

  @Test
  void refusesExchangeWithoutRightVerifier() throws Exception {
    String code = browser.code("citizen-web", "openid case.read", "citizen", PASSWORD);

    assertThat(browser.exchange("citizen-web", code, null).statusCode()).isIn(400, 401);
    assertThat(browser.exchange("citizen-web", code, "x".repeat(64)).statusCode()).isEqualTo(400);
  }

  @Test
  void refusesRequestWithoutPkce() throws Exception {
    Map<String, String> request = Browser.authorization("citizen-web", "openid case.read");
    request.remove("code_challenge");
    request.remove("code_challenge_method");

    var response = browser.authorize(request);

    assertThat(browser.location(response).toString())
        .startsWith(Browser.REDIRECT)
        .contains("error=invalid_request");
  }

  @Test
  void refusesOtherRedirect() throws Exception {
    Map<String, String> request = Browser.authorization("citizen-web", "openid case.read");
    request.put("redirect_uri", "http://elsewhere.example/callback");

    var response = browser.authorize(request);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Location")).isEmpty();
    assertThat(response.body()).contains("urn:lianban:problem:malformed-request", "redirect_uri");
  }

  @Test
  void refusesScopeThatClientMayNotAsk() throws Exception {
    var response = browser.authorize(Browser.authorization("citizen-web", "openid identity.write"));

    assertThat(browser.location(response).toString()).contains("error=invalid_scope");
  }

  @Test
  void refusesFormWithoutCsrfToken() throws Exception {
    var response =
        browser.submit("/login", Map.of("username", "admin", "password", ADMIN_PASSWORD));

    assertThat(browser.location(response).toString()).endsWith("/login?error=stale");
    assertThat(response.headers().allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.startsWith("lianban-login"));
  }

  @Test
  void tellsWrongPasswordAndSlowsGuessing() throws Exception {
    for (int i = 0; i < 5; i++) {
      var wrong = browser.logIn("nobody", "a wrong password " + i);
      assertThat(wrong.headers().allValues("Set-Cookie"))
          .noneMatch(cookie -> cookie.startsWith("lianban-login"));
    }
    var throttled = browser.logIn("nobody", "a wrong password");

    assertThat(browser.location(throttled).toString()).endsWith("/login?error=throttled");
    assertThat(browser.get(browser.location(throttled)).body()).contains("Too many wrong attempts");
  }

  @Test
  void speaksChineseOnThePage() {
    var page = service.get("/login", "Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5");

    assertThat(page.body()).contains("<html lang=\"zh\">", "登录名", "<label for=\"username\">");
    assertThat(page.body()).doesNotContain("{{", "<script");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'");
  }
}
