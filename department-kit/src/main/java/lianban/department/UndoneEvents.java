package lianban.department;

import io.cloudevents.CloudEvent;

/** Events that were pulled and cannot be processed, kept for somebody to look at. */
public interface UndoneEvents {

  /**
   * Keeps an event; the same one of the same listener once.
   *
   * @param cause one line that repeats nothing of the event
   */
  void keep(String listener, CloudEvent event, String cause);
}
