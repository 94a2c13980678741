package lianban.exchange.delivery;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import lianban.exchange.catalog.EventType;
import lianban.exchange.catalog.EventTypes;
import lianban.kernel.problem.ProblemType;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gives granted subscribers the events of a type, at their own pace. */
public final class DeliveryService {

  private final EventTypes types;
  private final TopicReader topics;
  private final CursorCodec cursors;
  private final JsonMapper json;

  public DeliveryService(
      EventTypes types, TopicReader topics, CursorCodec cursors, JsonMapper json) {
    this.types = types;
    this.topics = topics;
    this.cursors = cursors;
    this.json = json;
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
    EventType eventType = types.find(type);
    EventType.Rows granted = eventType == null ? null : eventType.granted(caller);
    if (granted == null) {
      throw new ProblemException(
          ProblemType.ACCESS_DENIED, "No grant lets you receive " + type + ".");
    }
    String subscriber = caller.clientId();
    if (cursor == null && fromEnd) {
      return new Delivery(List.of(), cursors.encode(subscriber, topics.end(type)));
    }
    Cursor from = cursor == null ? new Cursor(type, Map.of()) : known(subscriber, type, cursor);
    TopicReader.Page page = topics.read(from, wanted(caller, granted), limit, wait);
    return new Delivery(page.events(), cursors.encode(subscriber, page.next()));
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

  private Predicate<CloudEvent> wanted(Caller caller, EventType.Rows granted) {
    return switch (granted) {
      case ALL -> event -> true;
      case OWN -> event -> isFiledBy(caller, event.getData());
    };
  }

  private boolean isFiledBy(Caller caller, @Nullable CloudEventData data) {
    if (data == null) {
      return false;
    }
    JsonNode filedBy = json.readTree(data.toBytes()).get("filedBy");
    return filedBy != null && caller.clientId().equals(filedBy.stringValue(null));
  }
}
