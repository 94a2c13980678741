package lianban.department;

import io.cloudevents.CloudEvent;

/** The way by which this department's own events leave it. */
@FunctionalInterface
public interface EventSender {

  /**
   * Sends an event and waits until it is durable.
   *
   * @throws RuntimeException if it may not be; it may be sent again
   */
  void send(CloudEvent event);
}
