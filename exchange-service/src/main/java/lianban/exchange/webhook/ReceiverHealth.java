package lianban.exchange.webhook;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import lianban.exchange.deadletter.Attempt;
import lianban.exchange.subscription.Position.Condition;
import lianban.exchange.subscription.Position.Health;
import org.jspecify.annotations.Nullable;

/**
 * How a receiver does. When it fails wholesale its breaker opens: nothing is sent but a probe now
 * and then, and what fails meanwhile counts against the receiver and not against the event.
 */
final class ReceiverHealth {

  private static final int HALF = 50;

  private final CircuitBreaker breaker;
  private final Duration pause;
  private boolean isGranted = true;
  private boolean isProven = true;
  private @Nullable Instant failingSince;
  private @Nullable String lastError;
  private @Nullable Instant lastErrorAt;
  private @Nullable Instant openedAt;

  /**
   * @param before as the instance left it that had the subscription before
   */
  ReceiverHealth(String name, WebhookProperties.Breaker settings, Health before) {
    this.pause = settings.pause();
    this.failingSince = before.failingSince();
    this.lastError = before.lastError();
    this.lastErrorAt = before.lastErrorAt();
    this.breaker =
        CircuitBreaker.of(
            name,
            CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(settings.calls())
                .minimumNumberOfCalls(settings.calls())
                .failureRateThreshold(HALF)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitIntervalFunctionInOpenState(
                    IntervalFunction.ofExponentialBackoff(
                        settings.pause(), 2, settings.longestPause()))
                .writableStackTraceEnabled(false)
                .build());
    if (failingSince != null) {
      breaker.transitionToOpenState();
    }
  }

  /** Whether something may be sent now; if so, its outcome has to be told. */
  boolean tryAcquire() {
    return breaker.tryAcquirePermission();
  }

  /** Nothing was sent after all. */
  void release() {
    breaker.releasePermission();
  }

  /**
   * Something was sent.
   *
   * @param isFault whether it failed in a way that other events would, too
   * @return whether a failure counts against the event
   */
  synchronized boolean sent(Attempt attempt, boolean isFault, Instant now) {
    if (attempt.cause() != null) {
      lastError = attempt.status() == null ? attempt.answer() : "HTTP " + attempt.status();
      lastErrorAt = now;
    }
    if (!isFault) {
      breaker.onSuccess(attempt.millis(), TimeUnit.MILLISECONDS);
      failingSince = isClosed() ? null : failingSince;
      return true;
    }
    breaker.onError(
        attempt.millis(), TimeUnit.MILLISECONDS, new IllegalStateException("not delivered"));
    if (!isClosed()) {
      failingSince = failingSince == null ? now : failingSince;
      openedAt = now;
    }
    return isClosed();
  }

  synchronized void failed(String what, Instant now) {
    lastError = what;
    lastErrorAt = now;
  }

  synchronized void granted(boolean now) {
    isGranted = now;
  }

  synchronized void proven(boolean now) {
    isProven = now;
  }

  /** Since when it fails wholesale, null if it does not. */
  synchronized @Nullable Instant failingSince() {
    return failingSince;
  }

  private boolean isClosed() {
    return breaker.getState() == CircuitBreaker.State.CLOSED;
  }

  /**
   * As it is shown.
   *
   * @param nextDue when the next event that waits is due, null if none waits
   */
  synchronized Health shown(@Nullable Instant nextDue) {
    Condition condition = condition();
    Instant next =
        condition == Condition.BREAKER_OPEN && openedAt != null ? openedAt.plus(pause) : nextDue;
    return new Health(condition, failingSince, lastError, lastErrorAt, next);
  }

  synchronized Condition condition() {
    if (!isProven) {
      return Condition.UNPROVEN;
    }
    if (!isGranted) {
      return Condition.NOT_GRANTED;
    }
    return isClosed() ? Condition.DELIVERING : Condition.BREAKER_OPEN;
  }
}
