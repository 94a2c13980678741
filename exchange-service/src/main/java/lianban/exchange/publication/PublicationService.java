package lianban.exchange.publication;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import lianban.exchange.catalog.EventType;
import lianban.exchange.catalog.EventTypes;
import lianban.exchange.proof.key.EventSignatures;
import lianban.exchange.publication.PublishedEvents.Entry;
import lianban.exchange.publication.PublishedEvents.State;
import lianban.exchange.schema.JsonSchemas;
import lianban.kernel.problem.ProblemType;
import lianban.kernel.trace.Traceparent;
import lianban.service.access.Caller;
import lianban.service.batch.GroupCommit;
import lianban.service.kafka.EventPublisher;
import lianban.service.problem.Fault;
import lianban.service.problem.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes in events: granted, valid, and acknowledged only when the broker has them. The same source
 * and id twice has one effect. Of several events each is accepted or refused for itself; those that
 * are accepted reach their topics in the order in which they came.
 */
public final class PublicationService {

  /** How long an event may be, in bytes: well below what the broker takes as one message. */
  public static final int MOST_EVENT_BYTES = 256 * 1024;

  private final EventTypes types;
  private final JsonSchemas schemas;
  private final PublishedEvents published;
  private final EventPublisher events;
  private final EventSignatures signatures;
  private final JsonMapper json;
  private final Semaphore room;
  private final GroupCommit<Sendable, Receipt> singles = new GroupCommit<>(this::send);

  /**
   * @param room how much may be under way at once, in bytes; whoever comes when it is used up is
   *     asked to come again
   */
  public PublicationService(
      EventTypes types,
      JsonSchemas schemas,
      PublishedEvents published,
      EventPublisher events,
      EventSignatures signatures,
      JsonMapper json,
      int room) {
    this.types = types;
    this.schemas = schemas;
    this.published = published;
    this.events = events;
    this.signatures = signatures;
    this.json = json;
    this.room = new Semaphore(room);
  }

  private sealed interface Checked {}

  /** An event that may be published, stamped. */
  private record Sendable(CloudEvent event, String digest) implements Checked {

    String source() {
      return event.getSource().toString();
    }

    Entry entry() {
      return new Entry(source(), event.getId(), digest);
    }

    /** What is there only once. */
    List<String> key() {
      return List.of(source(), event.getId());
    }

    Receipt.Accepted accepted(boolean repeated) {
      return new Receipt.Accepted(source(), event.getId(), repeated);
    }

    Receipt.Refused conflict() {
      return new Receipt.Refused(
          source(),
          event.getId(),
          ProblemType.CONFLICT,
          "Another event has this source and id.",
          List.of());
    }
  }

  private record Unsendable(Receipt.Refused refusal) implements Checked {}

  /**
   * Publishes one event; those that come at the same time are written together.
   *
   * @param trace of the request, which whoever receives the event continues
   * @throws ProblemException if too much is under way; nothing is changed then
   */
  public Receipt publish(Caller caller, Submission submission, Traceparent trace) {
    int bytes = reserve(List.of(submission));
    try {
      return switch (check(caller, submission, trace)) {
        case Sendable event -> singles.commit(event);
        case Unsendable(Receipt.Refused refusal) -> refusal;
      };
    } finally {
      room.release(bytes);
    }
  }

  /**
   * Publishes events.
   *
   * @return what became of each, in their order
   * @throws ProblemException if too much is under way; nothing is changed then
   */
  public List<Receipt> publish(Caller caller, List<Submission> submissions, Traceparent trace) {
    int bytes = reserve(submissions);
    try {
      List<Checked> checked = submissions.stream().map(s -> check(caller, s, trace)).toList();
      Iterator<Receipt> sent =
          send(checked.stream()
                  .filter(Sendable.class::isInstance)
                  .map(Sendable.class::cast)
                  .toList())
              .iterator();
      return checked.stream()
          .map(one -> one instanceof Unsendable(Receipt.Refused refusal) ? refusal : sent.next())
          .toList();
    } finally {
      room.release(bytes);
    }
  }

  private int reserve(List<Submission> submissions) {
    int bytes = 0;
    for (Submission submission : submissions) {
      bytes += submission instanceof Submission.Event event ? event.bytes() : 0;
    }
    if (!room.tryAcquire(bytes)) {
      throw new ProblemException(
          ProblemType.TOO_BUSY, "More events are being published than the exchange has room for.");
    }
    return bytes;
  }

  private Checked check(Caller caller, Submission submission, Traceparent trace) {
    return switch (submission) {
      case Submission.Unreadable(String detail) ->
          new Unsendable(
              new Receipt.Refused(null, null, ProblemType.INVALID_EVENT, detail, List.of()));
      case Submission.Event(CloudEvent event, String digest, int bytes) -> {
        try {
          EventType type = typeOf(caller, event, bytes);
          yield new Sendable(stamped(caller, type, event, trace), digest);
        } catch (ProblemException e) {
          yield new Unsendable(
              new Receipt.Refused(
                  event.getSource().toString(), event.getId(), e.type(), e.detail(), e.faults()));
        }
      }
    };
  }

  /** Sends the events in their order; of those with one source and id the first alone. */
  private List<Receipt> send(List<Sendable> all) {
    Map<List<String>, Integer> places = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      places.putIfAbsent(all.get(i).key(), i);
    }
    List<Sendable> once = places.values().stream().map(all::get).toList();
    List<State> states = published.begin(once.stream().map(Sendable::entry).toList());
    Map<List<String>, State> known = new HashMap<>();
    List<Sendable> sent = new ArrayList<>();
    for (int i = 0; i < once.size(); i++) {
      State state = states.get(i);
      known.put(once.get(i).key(), state);
      if (state == State.NEW || state == State.UNDER_WAY) {
        sent.add(once.get(i));
      }
    }
    events.publishAll(sent.stream().map(Sendable::event).toList());
    published.complete(sent.stream().map(Sendable::entry).toList());
    List<Receipt> receipts = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Sendable event = all.get(i);
      int first = Objects.requireNonNull(places.get(event.key()));
      State before = Objects.requireNonNull(known.get(event.key()));
      boolean isAnother =
          before == State.DIFFERENT || !event.digest().equals(all.get(first).digest());
      receipts.add(
          isAnother ? event.conflict() : event.accepted(before == State.PUBLISHED || i != first));
    }
    return receipts;
  }

  /**
   * The type of an event that may be published.
   *
   * @throws ProblemException if it may not
   */
  private EventType typeOf(Caller caller, CloudEvent event, int bytes) {
    if (bytes > MOST_EVENT_BYTES) {
      throw new ProblemException(
          ProblemType.BODY_TOO_LARGE, "An event has at most " + MOST_EVENT_BYTES + " bytes.");
    }
    EventType type = types.find(event.getType());
    if (type == null) {
      throw new ProblemException(
          ProblemType.UNKNOWN_EVENT_TYPE, "No event type " + event.getType() + " is registered.");
    }
    if (!type.mayPublish(caller)) {
      throw new ProblemException(
          ProblemType.ACCESS_DENIED, "No grant lets you publish " + type.type() + ".");
    }
    requireOwnSource(caller, event);
    requireValid(type, event);
    signatures.check(caller, event);
    return type;
  }

  /** Ids are unique per source, so nobody may use up the ids of another's source. */
  private static void requireOwnSource(Caller caller, CloudEvent event) {
    String department = caller.department();
    String own = "/" + (department == null ? caller.clientId() : department);
    String source = event.getSource().toString();
    if (!source.equals(own) && !source.startsWith(own + "/")) {
      throw new ProblemException(
          ProblemType.INVALID_EVENT, "Your events have the source " + own + " or one below it.");
    }
  }

  private void requireValid(EventType type, CloudEvent event) {
    CloudEventData data = event.getData();
    if (event.getSubject() == null || data == null) {
      throw new ProblemException(
          ProblemType.INVALID_EVENT, "An event needs a subject, which keys it, and data.");
    }
    List<Fault> faults = schemas.faults(type.schema(), payload(data), "/data");
    if (!faults.isEmpty()) {
      throw new ProblemException(
          ProblemType.INVALID_EVENT, "The data breaks the type's schema.", faults);
    }
  }

  private JsonNode payload(CloudEventData data) {
    try {
      return json.readTree(data.toBytes());
    } catch (JacksonException e) {
      throw new ProblemException(ProblemType.INVALID_EVENT, "The data is not JSON.");
    }
  }

  /**
   * Who published it is told by the token and in which trace by the request, never by the event.
   */
  private static CloudEvent stamped(
      Caller caller, EventType type, CloudEvent event, Traceparent trace) {
    String department = caller.department();
    return CloudEventBuilder.v1(event)
        .withExtension("department", department == null ? caller.clientId() : department)
        .withExtension("schemaversion", String.valueOf(type.version()))
        .withExtension(Traceparent.HEADER, trace.toString())
        .build();
  }
}
