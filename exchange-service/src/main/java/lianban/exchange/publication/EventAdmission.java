package lianban.exchange.publication;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.util.List;
import lianban.exchange.catalog.EventType;
import lianban.exchange.catalog.EventType.OpenVersion;
import lianban.exchange.catalog.EventTypes;
import lianban.exchange.event.SchemaVersion;
import lianban.exchange.proof.key.EventSignatures;
import lianban.exchange.schema.JsonSchemas;
import lianban.kernel.problem.ProblemType;
import lianban.kernel.trace.Traceparent;
import lianban.proof.SignedEvent;
import lianban.service.access.Caller;
import lianban.service.problem.Fault;
import lianban.service.problem.ProblemException;

/** Says of an event whether its publisher may publish it, and stamps it if so. */
public final class EventAdmission {

  /** How long an event may be, in bytes: well below what the broker takes as one message. */
  public static final int MOST_EVENT_BYTES = 256 * 1024;

  private final EventTypes types;
  private final JsonSchemas schemas;
  private final EventSignatures signatures;

  public EventAdmission(EventTypes types, JsonSchemas schemas, EventSignatures signatures) {
    this.types = types;
    this.schemas = schemas;
    this.signatures = signatures;
  }

  /**
   * Whether a source is the caller's own: ids are unique per source, so nobody may use up the ids
   * of another's source.
   */
  public static boolean isOwnSource(Caller caller, String source) {
    String own = ownSource(caller);
    return source.equals(own) || source.startsWith(own + "/");
  }

  private static String ownSource(Caller caller) {
    return "/" + publisher(caller);
  }

  private static String publisher(Caller caller) {
    return caller.department() == null ? caller.clientId() : caller.department();
  }

  /**
   * The event as it goes to its topic.
   *
   * @throws ProblemException if it may not
   */
  Candidate admit(Caller caller, Submission.Event submission, Traceparent trace) {
    CloudEvent event = submission.event();
    if (submission.identity().bytes() > MOST_EVENT_BYTES) {
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
    if (!isOwnSource(caller, event.getSource().toString())) {
      throw new ProblemException(
          ProblemType.INVALID_EVENT,
          "Your events have the source " + ownSource(caller) + " or one below it.");
    }
    OpenVersion version = version(type, event);
    requireValid(version, submission);
    requireSigned(type, event);
    CloudEvent whole = CloudEventBuilder.v1(event).withData(submission.identity().data()).build();
    signatures.check(caller, whole);
    return new Candidate(stamped(caller, version, whole, trace), submission.identity().digest());
  }

  /** The version that the event names, the one in force if it names none. */
  private static OpenVersion version(EventType type, CloudEvent event) {
    if (event.getExtension(SchemaVersion.NAME) == null) {
      return type.current();
    }
    OpenVersion named = type.open(SchemaVersion.of(event));
    if (named == null) {
      throw new ProblemException(
          ProblemType.INVALID_EVENT,
          "Its schemaversion is none of the versions of %s that are open: %s."
              .formatted(type.type(), type.openNumbers()));
    }
    return named;
  }

  private void requireValid(OpenVersion version, Submission.Event submission) {
    if (submission.event().getSubject() == null || submission.data() == null) {
      throw new ProblemException(
          ProblemType.INVALID_EVENT, "An event needs a subject, which keys it, and data.");
    }
    List<Fault> faults = schemas.faults(version.schema(), submission.data(), "/data");
    if (!faults.isEmpty()) {
      throw new ProblemException(
          ProblemType.INVALID_EVENT, "The data breaks the type's schema.", faults);
    }
  }

  private static void requireSigned(EventType type, CloudEvent event) {
    if (type.signed() && event.getExtension(SignedEvent.SIGNATURE) == null) {
      throw new ProblemException(
          ProblemType.INVALID_SIGNATURE,
          "Events of %s are signed by their department, and this one is not."
              .formatted(type.type()));
    }
  }

  /**
   * Who published it is told by the token and in which trace by the request, never by the event.
   */
  private static CloudEvent stamped(
      Caller caller, OpenVersion version, CloudEvent event, Traceparent trace) {
    return CloudEventBuilder.v1(event)
        .withExtension("department", publisher(caller))
        .withExtension(SchemaVersion.NAME, String.valueOf(version.number()))
        .withExtension(Traceparent.HEADER, trace.toString())
        .build();
  }
}
