package lianban.exchange.event;

/**
 * JSON that not every reader reads alike (I-JSON, RFC 7493), so that it has no canonical form: a
 * number that a double does not hold, or half of a surrogate pair.
 */
public final class NotInteroperableException extends RuntimeException {

  /**
   * @param message one sentence that says what to do, without the value
   */
  NotInteroperableException(String message) {
    super(message, null, false, false);
  }
}
