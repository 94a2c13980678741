package lianban.exchange.delivery;

import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import lianban.exchange.catalog.Grants;
import lianban.exchange.delivery.TopicReader.Gap;
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
  private final InstantSource clock;

  public DeliveryService(
      Grants grants,
      DisclosureService disclosure,
      TopicReader topics,
      CursorCodec cursors,
      InstantSource clock) {
    this.grants = grants;
    this.disclosure = disclosure;
    this.topics = topics;
    this.cursors = cursors;
    this.clock = clock;
  }

  /**
   * Events in order per key, the cursor for the next call, and what could not be given any more.
   */
  public record Delivery(List<CloudEvent> events, String cursor, List<Gap> gaps) {}

  /**
   * The next events.
   *
   * @throws ProblemException if nothing is granted or the cursor is not this subscriber's
   * @throws TopicReader.NoReaderException if too many are far behind at the same time
   */
  public Delivery pull(Caller caller, Reading reading, int limit, Duration wait) {
    Disclosing disclosing = disclosing(caller, reading);
    TopicReader.Page page = topics.read(begin(caller, reading), disclosing, limit, wait);
    List<CloudEvent> events = page.events().stream().map(TopicEvent::event).toList();
    return new Delivery(events, cursors.encode(caller.clientId(), page.next()), page.gaps());
  }

  /**
   * Begins a stream of events.
   *
   * @param until when the caller's token expires; null if never
   * @param closing whether this instance is being stopped
   * @throws ProblemException as {@link #pull}
   */
  public EventStream stream(
      Caller caller, Reading reading, @Nullable Instant until, BooleanSupplier closing) {
    Disclosing disclosing = disclosing(caller, reading);
    var texts = new EventStream.Texts(cursors, caller.clientId());
    return new EventStream(
        topics,
        disclosing,
        reading.progress(),
        begin(caller, reading),
        texts,
        until,
        clock,
        closing);
  }

  private Disclosing disclosing(Caller caller, Reading reading) {
    return new Disclosing(grants, disclosure, caller, reading.type(), reading.filter());
  }

  /** Who comes with a cursor has everything before it. */
  private Cursor begin(Caller caller, Reading reading) {
    String type = reading.type();
    if (reading.cursor() != null) {
      Cursor cursor = known(caller.clientId(), type, reading.cursor());
      reading.progress().reached(cursor);
      return cursor;
    }
    return switch (reading.start()) {
      case Reading.Start.Earliest _ -> new Cursor(type, Map.of());
      case Reading.Start.Latest _ -> topics.end(type);
      case Reading.Start.At(Instant time) -> topics.at(type, time);
      case Reading.Start.Standing(Map<Integer, Long> offsets) -> new Cursor(type, offsets);
    };
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
