package lianban.service.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Why an event became a dead letter, in one line. Listeners of batches wrap the fault, so the
 * message that the framework adds names only the record. Of faults that nobody foresaw only the
 * type is told, because their messages may repeat what was in the event.
 */
public final class DeadLetterCause {

  /** Header that holds the cause, UTF-8. */
  public static final String HEADER = "lianban_cause";

  private DeadLetterCause() {}

  static Headers header(Throwable fault) {
    var headers = new RecordHeaders();
    headers.add(HEADER, of(fault).getBytes(StandardCharsets.UTF_8));
    return headers;
  }

  static String of(Throwable fault) {
    Throwable root = fault;
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnprocessableEventException foreseen) {
        return String.valueOf(foreseen.getMessage());
      }
      root = cause;
    }
    return root.getClass().getName();
  }
}
