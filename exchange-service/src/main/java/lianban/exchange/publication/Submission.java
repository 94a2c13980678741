package lianban.exchange.publication;

import io.cloudevents.CloudEvent;

/** One of the events that somebody wants to publish. */
public sealed interface Submission {

  /**
   * A CloudEvent.
   *
   * @param digest of its canonical form: the same event has the same digest, however it is written
   * @param bytes length of its canonical form
   */
  record Event(CloudEvent event, String digest, int bytes) implements Submission {}

  /**
   * Something else.
   *
   * @param detail why, one sentence
   */
  record Unreadable(String detail) implements Submission {}
}
