package lianban.service.kafka;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Payloads of events as JSON. */
public final class EventJson {

  private final JsonMapper json;

  public EventJson(JsonMapper json) {
    this.json = json;
  }

  /**
   * Reads an event's payload.
   *
   * @throws UnprocessableEventException if there is none or it is not of that type
   */
  public <T> T payload(CloudEvent event, Class<T> type) {
    CloudEventData data = event.getData();
    if (data == null) {
      throw new UnprocessableEventException("event " + event.getId() + " has no data");
    }
    try {
      T payload = json.readValue(data.toBytes(), type);
      if (payload == null) {
        throw new UnprocessableEventException("event " + event.getId() + " has null for data");
      }
      return payload;
    } catch (JacksonException e) {
      throw new UnprocessableEventException(
          "event " + event.getId() + " is no " + type.getSimpleName(), e);
    }
  }

  /** Starts an event with a JSON payload; the caller adds extensions and builds it. */
  public CloudEventBuilder event(
      String id, String source, String type, String subject, Instant time, Object payload) {
    return CloudEventBuilder.v1()
        .withId(id)
        .withSource(URI.create(source))
        .withType(type)
        .withSubject(subject)
        .withTime(time.atOffset(ZoneOffset.UTC))
        .withData("application/json", json.writeValueAsBytes(payload));
  }
}
