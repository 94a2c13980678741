package lianban.exchange.status;

import lianban.exchange.publication.PublishedEvent;
import lianban.service.access.Caller;
import org.jspecify.annotations.Nullable;

/**
 * A part of the exchange that knows something of what became of an event, such as in which seal it
 * is or to whom it was delivered. Every bean of this kind is asked for the status of an event.
 */
public interface EventWitness {

  /** The member of the status that it fills, a plain word such as {@code seal}. */
  String name();

  /**
   * What it knows, as a record or a list of records that is written as JSON; null for nothing.
   *
   * @param event that the broker has
   */
  @Nullable Object seen(PublishedEvent event, Viewer viewer);

  /**
   * Who asks. What concerns other receivers is for the publisher alone.
   *
   * @param isPublisher whether the event is the caller's own
   */
  record Viewer(Caller caller, boolean isPublisher) {}
}
