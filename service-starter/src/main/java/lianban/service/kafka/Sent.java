package lianban.service.kafka;

import io.cloudevents.rw.CloudEventRWException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/** What became of one event that was sent to its topic. */
public sealed interface Sent {

  /** Every in-sync replica has it. */
  record Taken(int partition, long offset) implements Sent {}

  /** It cannot be taken as it is, and is not on its topic. */
  record Refused(Throwable cause, boolean isTooLarge) implements Sent {}

  /** It may be on its topic or not; sending it again may help. */
  record Uncertain(Throwable cause) implements Sent {}

  /** What a fault says of the event that it ended: only what lies in the event is for good. */
  static Sent of(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof RecordTooLargeException) {
        return new Refused(cause, true);
      }
      if (cause instanceof SerializationException
          || cause instanceof InvalidRecordException
          || cause instanceof CloudEventRWException) {
        return new Refused(cause, false);
      }
    }
    return new Uncertain(fault);
  }
}
