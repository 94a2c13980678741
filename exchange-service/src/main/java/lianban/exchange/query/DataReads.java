package lianban.exchange.query;

import io.cloudevents.core.builder.CloudEventBuilder;
import java.util.List;
import lianban.exchange.catalog.EventType;
import lianban.exchange.catalog.EventTypes;
import lianban.kernel.problem.ProblemType;
import lianban.kernel.trace.Traceparent;
import lianban.service.kafka.EventJson;
import lianban.service.kafka.EventPublisher;
import lianban.service.problem.ProblemException;

/** Tells that data about a holder was read, before anybody has them. */
public final class DataReads {

  private final EventTypes types;
  private final EventPublisher events;
  private final EventJson json;
  private final String source;

  /**
   * @param source of the events
   */
  public DataReads(EventTypes types, EventPublisher events, EventJson json, String source) {
    this.types = types;
    this.events = events;
    this.json = json;
    this.source = source;
  }

  /**
   * Publishes the event; the broker has it when this returns.
   *
   * @param id of the event; the same read under the same id is one read
   * @throws ProblemException if it cannot be told: then nothing may be given out
   */
  public void record(String id, DataRead read, String traceparent) {
    EventType type = types.find(DataRead.TYPE);
    if (type == null) {
      throw new ProblemException(
          ProblemType.HOP_UNAVAILABLE, "The catalogue has no type " + DataRead.TYPE + " yet.");
    }
    CloudEventBuilder event =
        json.event(id, source, DataRead.TYPE, read.holder(), read.at(), read)
            .withExtension("department", read.department())
            .withExtension("caseid", read.caseId())
            .withExtension("schemaversion", String.valueOf(type.version()))
            .withExtension(Traceparent.HEADER, traceparent);
    events.publishAll(List.of(event.build()));
  }
}
