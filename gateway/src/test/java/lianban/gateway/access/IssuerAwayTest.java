package lianban.gateway.access;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static lianban.gateway.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import lianban.gateway.Door;
import lianban.kernel.problem.ProblemType;
import org.junit.jupiter.api.Test;

class IssuerAwayTest {

  private static final String CASE = "/api/v1/cases/c-1";

  @Test
  void saysThatTokensCannotBeCheckedAndRecovers() {
    try (Door door = Door.open()) {
      door.backend.stubFor(get("/oauth2/jwks").willReturn(serverError()));
      String token = door.tokens.of("window", "case.read");

      for (int i = 0; i < 5; i++) {
        HttpResponse<String> answer = door.read(CASE, token);
        assertProblem(answer, ProblemType.HOP_UNAVAILABLE, "identity-service");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      }

      door.reset();
      await()
          .atMost(Duration.ofSeconds(5))
          .untilAsserted(() -> assertThat(door.read(CASE, token).statusCode()).isEqualTo(200));
    }
  }
}
