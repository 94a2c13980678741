package lianban.service.kafka;

/** An event that no retry can make processable: it goes to the dead-letter topic at once. */
public final class UnprocessableEventException extends RuntimeException {

  /**
   * @param cause stable code first, then one sentence; no personal data
   */
  public UnprocessableEventException(String cause) {
    super(cause);
  }

  public UnprocessableEventException(String message, Throwable cause) {
    super(message, cause);
  }
}
