package lianban.exchange.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import lianban.exchange.deadletter.Cause;
import lianban.exchange.webhook.AnswerPolicy.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When something is tried again, and what an answer means. */
class WebhookPoliciesTest {

  private static final RetryPolicy RETRIES =
      new RetryPolicy(8, Duration.ofSeconds(5), Duration.ofMinutes(30));

  @ParameterizedTest
  @CsvSource({"1, 5", "2, 20", "3, 80", "4, 320", "5, 1280", "6, 1800", "7, 1800", "60, 1800"})
  void waitsAreSpreadOverAnIntervalThatGrowsFourfoldUpToItsLimit(int tried, long seconds) {
    var random = new Random(7);
    long longest = 0;
    long shortest = Long.MAX_VALUE;
    for (int i = 0; i < 2_000; i++) {
      long delay = RETRIES.delay(tried, null, random).toMillis();
      longest = Math.max(longest, delay);
      shortest = Math.min(shortest, delay);
    }

    assertThat(longest).isBetween(seconds * 950, seconds * 1_000);
    assertThat(shortest).isLessThan(seconds * 50);
  }

  @Test
  void waitsAsLongAsAReceiverAsksButNotForEver() {
    var random = new Random(7);

    assertThat(RETRIES.delay(1, Duration.ofSeconds(60), random)).isEqualTo(Duration.ofSeconds(60));
    assertThat(RETRIES.delay(1, Duration.ofDays(60), random)).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void givesUpAfterAllAttempts() {
    assertThat(RETRIES.isExhausted(7)).isFalse();
    assertThat(RETRIES.isExhausted(8)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "200, DELIVERED, , false",
    "204, DELIVERED, , false",
    "302, RETRY, HTTP_3XX, true",
    "400, REFUSED, HTTP_4XX, false",
    "401, REFUSED, HTTP_4XX, true",
    "404, REFUSED, HTTP_4XX, true",
    "408, RETRY, HTTP_4XX, true",
    "410, GONE, HTTP_4XX, true",
    "422, REFUSED, HTTP_4XX, false",
    "425, RETRY, HTTP_4XX, true",
    "429, RETRY, HTTP_4XX, true",
    "500, RETRY, HTTP_5XX, true",
    "503, RETRY, HTTP_5XX, true",
    "999, RETRY, HTTP_5XX, true"
  })
  void anAnswerMeansTheSameEachTime(
      int status, Verdict verdict, @Nullable Cause cause, boolean isFault) {
    var answer = new Answer.Answered(status, "", null);

    assertThat(AnswerPolicy.verdict(answer)).isEqualTo(verdict);
    assertThat(AnswerPolicy.cause(answer)).isEqualTo(cause);
    assertThat(AnswerPolicy.isFaultOfReceiver(answer)).isEqualTo(isFault);
  }

  @Test
  void whoCannotBeReachedIsTriedAgain() {
    var answer = new Answer.Unreachable(Cause.TIMEOUT, "");

    assertThat(AnswerPolicy.verdict(answer)).isEqualTo(Verdict.RETRY);
    assertThat(AnswerPolicy.cause(answer)).isEqualTo(Cause.TIMEOUT);
    assertThat(AnswerPolicy.isFaultOfReceiver(answer)).isTrue();
  }
}
