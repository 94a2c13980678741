package lianban.exchange.delivery;

import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import lianban.exchange.catalog.Grant;
import lianban.exchange.catalog.Grants;
import lianban.kernel.problem.ProblemType;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Gives granted subscribers the events of a type, at their own pace. */
public final class DeliveryService {

  private final Grants grants;
  private final DisclosureService disclosure;
  private final TopicReader topics;
  private final CursorCodec cursors;

  public DeliveryService(
      Grants grants, DisclosureService disclosure, TopicReader topics, CursorCodec cursors) {
    this.grants = grants;
    this.disclosure = disclosure;
    this.topics = topics;
    this.cursors = cursors;
  }

  /** Events in order per key, and the cursor for the next call. */
  public record Delivery(List<CloudEvent> events, String cursor) {}

  /**
   * The next events.
   *
   * @param cursor from the call before; null to begin
   * @param fromEnd where to begin without a cursor: after what is there now, or at the start
   * @throws ProblemException if nothing is granted or the cursor is not this subscriber's
   */
  public Delivery pull(
      Caller caller,
      String type,
      @Nullable String cursor,
      boolean fromEnd,
      int limit,
      Duration wait) {
    granted(caller, type);
    String subscriber = caller.clientId();
    if (cursor == null && fromEnd) {
      return new Delivery(List.of(), cursors.encode(subscriber, topics.end(type)));
    }
    Cursor from = cursor == null ? new Cursor(type, Map.of()) : known(subscriber, type, cursor);
    TopicReader.Page page =
        topics.read(
            from,
            // Asked anew for each event: a grant may end while this waits.
            event -> disclosure.disclosed(granted(caller, type), subscriber, event),
            limit,
            wait);
    List<CloudEvent> events = page.events().stream().map(TopicEvent::event).toList();
    return new Delivery(events, cursors.encode(subscriber, page.next()));
  }

  private Grant granted(Caller caller, String type) {
    Grant grant = grants.current(caller.clientId(), caller.department(), type);
    if (grant == null) {
      throw new ProblemException(
          ProblemType.ACCESS_DENIED, "No grant lets you receive " + type + ".");
    }
    return grant;
  }

  private Cursor known(String subscriber, String type, String text) {
    Cursor cursor = cursors.decode(subscriber, text);
    if (cursor == null || !cursor.type().equals(type)) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST,
          "The cursor was not given to you for this type; begin without one.");
    }
    return cursor;
  }
}
