package lianban.department.http;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

/** For how long what may go away by itself is tried again: some twenty seconds, at random. */
final class ExchangeRetry {

  private static final int ATTEMPTS = 8;
  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private ExchangeRetry() {}

  static Retry of(String name) {
    return Retry.of(
        name,
        RetryConfig.custom()
            .maxAttempts(ATTEMPTS)
            .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(FIRST, 2, LONGEST))
            .retryOnException(ExchangeRetry::mayGoAway)
            .build());
  }

  private static boolean mayGoAway(Throwable fault) {
    return fault instanceof ResourceAccessException
        || fault instanceof HttpServerErrorException
        || fault instanceof HttpClientErrorException.TooManyRequests
        || fault instanceof ExchangeClient.ResultsMissingException;
  }
}
