package lianban.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import lianban.launcher.store.DocumentStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The end of a log-in, at the browser that it was made in. */
class LogoutTest {

  private static DocumentStore store;
  private static RunningService service;

  private Browser browser;

  @BeforeAll
  static void start() throws Exception {
    store = DocumentStore.inMemory();
    service = RunningService.on(store);
  }

  @AfterAll
  static void stop() {
    service.close();
    store.close();
  }

  @BeforeEach
  void logIn() throws Exception {
    browser = new Browser(service);
    browser.logIn("admin", RunningService.ADMIN_PASSWORD);
    assertThat(whereAuthorizationLeads()).startsWith(Browser.REDIRECT);
  }

  @Test
  void asksForThePasswordAgainAfterwards() throws Exception {
    var done = browser.logOut();

    assertThat(browser.location(done).toString()).endsWith("/login?ended");
    assertThat(done.headers().allValues("Set-Cookie"))
        .anyMatch(cookie -> cookie.startsWith("lianban-login=;") && cookie.contains("Max-Age=0"));
    assertThat(browser.get(browser.location(done)).body()).contains("You are logged out.");
    assertThat(whereAuthorizationLeads()).endsWith("/login");
  }

  @Test
  void ignoresAFormFromElsewhere() throws Exception {
    var refused = browser.submit("/logout", Map.of());

    assertThat(browser.location(refused).toString()).endsWith("/logout?error=stale");
    assertThat(browser.get(browser.location(refused)).body()).contains("Press the button again");
    assertThat(whereAuthorizationLeads()).startsWith(Browser.REDIRECT);
  }

  @Test
  void endsNothingWhenThePageIsOpenedOnly() throws Exception {
    assertThat(browser.get(service.uri("/logout")).statusCode()).isEqualTo(200);

    assertThat(whereAuthorizationLeads()).startsWith(Browser.REDIRECT);
  }

  @Test
  void speaksChineseOnThePage() {
    var page = service.get("/logout", "Accept-Language", "zh-CN");

    assertThat(page.body())
        .contains("<html lang=\"zh\">", "退出联办平台")
        .doesNotContain("{{", "<script");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'");
  }

  private String whereAuthorizationLeads() throws Exception {
    var response = browser.authorize(Browser.authorization("officer-web", "openid case.read"));
    return browser.location(response).toString();
  }
}
