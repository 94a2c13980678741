package lianban.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

/** People of the tests, registered by the first administrator. */
final class People {

  private People() {}

  static String applicant(String loginName, String password, String citizenId) {
    return """
        {"loginName": "%s", "password": "%s", "role": "applicant", "name": "Zhang San",
         "idType": "111", "idNumber": "%s"}"""
        .formatted(loginName, password, citizenId);
  }

  static String officer(String loginName, String password, String department) {
    return """
        {"loginName": "%s", "password": "%s", "role": "officer", "name": "Li Si",
         "department": "%s"}"""
        .formatted(loginName, password, department);
  }

  static String administratorToken(RunningService service) throws Exception {
    var browser = new Browser(service);
    String code =
        browser.code(
            "officer-web",
            "openid identity.read identity.write catalog.write",
            "admin",
            RunningService.ADMIN_PASSWORD);
    var answer = browser.exchange("officer-web", code, Browser.VERIFIER);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return RunningService.json(answer).get("access_token").asString();
  }

  static void register(RunningService service, String key, String person) throws Exception {
    assertThat(post(service, administratorToken(service), key, person).statusCode()).isEqualTo(201);
  }

  static HttpResponse<String> post(
      RunningService service, String token, String key, String person, String... more) {
    String[] headers = new String[4 + more.length];
    headers[0] = "Authorization";
    headers[1] = "Bearer " + token;
    headers[2] = "Idempotency-Key";
    headers[3] = key;
    System.arraycopy(more, 0, headers, 4, more.length);
    return service.postJson("/api/v1/people", person, headers);
  }
}
