package lianban.exchange.publication;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import lianban.exchange.catalog.EventType;
import lianban.exchange.catalog.EventTypes;
import lianban.exchange.schema.JsonSchemas;
import lianban.kernel.problem.ProblemType;
import lianban.kernel.trace.Traceparent;
import lianban.service.access.Caller;
import lianban.service.kafka.EventPublisher;
import lianban.service.problem.Fault;
import lianban.service.problem.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes in an event: granted, valid, and acknowledged only when the broker has it. The same source
 * and id twice has one effect.
 */
public final class PublicationService {

  private final EventTypes types;
  private final JsonSchemas schemas;
  private final PublishedEvents published;
  private final EventPublisher events;
  private final JsonMapper json;

  public PublicationService(
      EventTypes types,
      JsonSchemas schemas,
      PublishedEvents published,
      EventPublisher events,
      JsonMapper json) {
    this.types = types;
    this.schemas = schemas;
    this.published = published;
    this.events = events;
    this.json = json;
  }

  /**
   * Publishes an event.
   *
   * @param digest of the event as it came
   * @param trace of the request, which whoever receives the event continues
   * @return whether it was new; false if it had been published before
   * @throws ProblemException if it may not be published; nothing is changed then
   */
  public boolean publish(Caller caller, CloudEvent event, String digest, Traceparent trace) {
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
    check(type, event);
    String source = event.getSource().toString();
    return switch (published.begin(source, event.getId(), digest)) {
      case DIFFERENT ->
          throw new ProblemException(ProblemType.CONFLICT, "Another event has this source and id.");
      case PUBLISHED -> false;
      case NEW, UNDER_WAY -> {
        events.publishAll(List.of(stamped(caller, type, event, trace)));
        published.complete(source, event.getId());
        yield true;
      }
    };
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

  private void check(EventType type, CloudEvent event) {
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

  private Object payload(CloudEventData data) {
    try {
      return json.readTree(new String(data.toBytes(), StandardCharsets.UTF_8));
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
