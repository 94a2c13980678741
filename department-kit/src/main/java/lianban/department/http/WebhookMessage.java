package lianban.department.http;

import io.cloudevents.CloudEvent;
import java.time.Instant;

/** What came to a webhook's address, once it was looked at. */
public sealed interface WebhookMessage {

  /**
   * An event. Any answer of 2xx takes it; it may come again under the same id.
   *
   * @param id the same at every attempt; the event's own id, percent-encoded if it is not plain
   * @param sentAt when this attempt was sent, to the second
   */
  record Delivered(String id, Instant sentAt, CloudEvent event) implements WebhookMessage {}

  /**
   * The question whether this address wants events.
   *
   * @param answer JSON to answer with, 200 and {@code application/json}
   */
  record Challenged(String answer) implements WebhookMessage {}

  /**
   * Not to be believed; it is answered with the reason's status.
   *
   * @param detail what was wrong, without anything of the message
   */
  record Refused(Reason reason, String detail) implements WebhookMessage {}

  /**
   * Why a message is not believed. Answers tell the exchange whether other events would meet the
   * same: then it holds deliveries back instead of making a dead letter of each.
   */
  enum Reason {
    /** A header of Standard Webhooks is missing or has another form. */
    HEADERS(400),
    /** It was sent too long ago, or in the future: somebody sends it again, or a clock is wrong. */
    TIMESTAMP(401),
    /** No secret of this receiver signed it. */
    SIGNATURE(401),
    /** It is signed, and no event. */
    EVENT(400);

    private final int status;

    Reason(int status) {
      this.status = status;
    }

    /** HTTP status to answer with. */
    public int status() {
      return status;
    }
  }
}
