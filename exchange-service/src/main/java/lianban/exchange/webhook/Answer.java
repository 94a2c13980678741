package lianban.exchange.webhook;

import java.time.Duration;
import lianban.exchange.deadletter.Cause;
import org.jspecify.annotations.Nullable;

/** What came of posting to a receiver. */
public sealed interface Answer {

  /**
   * It answered.
   *
   * @param body the beginning of it
   * @param retryAfter how long it asks to be left alone, null if it does not
   */
  record Answered(int status, String body, @Nullable Duration retryAfter) implements Answer {}

  /** It did not. */
  record Unreachable(Cause cause, String detail) implements Answer {}
}
