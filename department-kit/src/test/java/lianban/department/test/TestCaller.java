package lianban.department.test;

import lianban.service.LianbanProperties;
import lianban.service.test.TestTokens;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Calls the department under test. */
public final class TestCaller {

  private final WebTestClient http;

  TestCaller(LianbanProperties lianban) {
    http = WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + lianban.port()).build();
  }

  /** Gets a page with a token. */
  public WebTestClient.ResponseSpec get(String path, String token) {
    return http.get().uri(path).headers(headers -> headers.setBearerAuth(token)).exchange();
  }

  /** Posts JSON with a token. */
  public WebTestClient.ResponseSpec post(String path, String token, Object json) {
    return http.post()
        .uri(path)
        .headers(headers -> headers.setBearerAuth(token))
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(json)
        .exchange();
  }

  /** Feeds rows and expects that all are accepted. */
  public void feed(String path, String scope, Object rows) {
    post(path, TestTokens.client("demo", scope), rows).expectStatus().isOk();
  }

  /** The client itself, for calls without a token. */
  public WebTestClient plain() {
    return http;
  }
}
