package lianban.gateway.quota;

import static lianban.gateway.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import lianban.gateway.Door;
import lianban.gateway.Tokens;
import lianban.kernel.problem.ProblemType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QuotaTest {

  private static final String CASE = "/api/v1/cases/c-1";

  private static Door door;

  @BeforeAll
  static void open() {
    door =
        Door.open(
            "--lianban.gateway.quotas.anonymous.per-second=1",
            "--lianban.gateway.quotas.anonymous.burst=3",
            "--lianban.gateway.quotas.standard.per-second=1",
            "--lianban.gateway.quotas.standard.burst=5",
            "--lianban.gateway.quotas.clients.window.per-second=100",
            "--lianban.gateway.quotas.clients.window.burst=100");
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @Test
  void refusesWhatExceedsThePlanAndRecovers() {
    String token = door.tokens.of("partner", "case.read");
    HttpResponse<String> refused = exhaust(CASE, token, 5);

    assertProblem(refused, ProblemType.QUOTA_EXCEEDED, "gateway");
    assertThat(refused.headers().firstValue("Retry-After").map(Integer::parseInt).orElseThrow())
        .isBetween(1, 2);
    await()
        .atMost(Duration.ofSeconds(3))
        .untilAsserted(() -> assertThat(door.read(CASE, token).statusCode()).isEqualTo(200));
  }

  @Test
  void countsEachClientForItself() {
    exhaust(CASE, door.tokens.of("greedy", "case.read"), 5);

    assertThat(door.read(CASE, door.tokens.of("modest", "case.read")).statusCode()).isEqualTo(200);
  }

  @Test
  void countsEachUserOfASharedClientForItself() {
    exhaust(CASE, userOf("citizen-web", "p-1"), 5);

    assertThat(door.read(CASE, userOf("citizen-web", "p-2")).statusCode()).isEqualTo(200);
  }

  @Test
  void grantsANamedClientItsOwnPlan() {
    String token = door.tokens.of("window", "case.read");
    for (int i = 0; i < 30; i++) {
      assertThat(door.read(CASE, token).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void countsPublicPathsByAddress() {
    HttpResponse<String> refused = exhaust("/api/v1/certificates/1", "", 3);

    assertProblem(refused, ProblemType.QUOTA_EXCEEDED, "gateway");
  }

  /** Calls until refused; the plan's burst must have gone through before, give or take a refill. */
  private static HttpResponse<String> exhaust(String path, String token, int burst) {
    for (int i = 0; i < burst + 10; i++) {
      HttpResponse<String> answer = door.read(path, token);
      if (answer.statusCode() != 200) {
        assertThat(i).isGreaterThanOrEqualTo(burst);
        return answer;
      }
    }
    throw new AssertionError("never refused");
  }

  private static String userOf(String client, String subject) {
    return door.tokens.sign(Tokens.claims(client, "case.read").subject(subject).build());
  }
}
