package lianban.exchange.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One time that an event was sent to a receiver.
 *
 * @param cause why it did not get through, null if it did
 * @param status HTTP status of the answer, null if there was none
 * @param answer the beginning of its body, or what went wrong
 */
public record Attempt(
    Instant at, long millis, @Nullable Cause cause, @Nullable Integer status, String answer) {

  /** Whether the receiver has it. */
  public boolean gotThrough() {
    return cause == null;
  }
}
