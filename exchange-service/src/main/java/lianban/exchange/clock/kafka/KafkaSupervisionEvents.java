package lianban.exchange.clock.kafka;

import io.cloudevents.CloudEvent;
import java.util.List;
import lianban.exchange.clock.Supervision;
import lianban.exchange.clock.SupervisionEvents;
import lianban.service.kafka.EventJson;
import lianban.service.kafka.EventPublisher;

/** Entries of supervision records as CloudEvents, keyed by case; the id is the entry's. */
public final class KafkaSupervisionEvents implements SupervisionEvents {

  private final EventPublisher events;
  private final EventJson json;

  public KafkaSupervisionEvents(EventPublisher events, EventJson json) {
    this.events = events;
    this.json = json;
  }

  @Override
  public void publish(List<Supervision> entries) {
    events.publishAll(entries.stream().map(this::event).toList());
  }

  private CloudEvent event(Supervision entry) {
    var event =
        json.event(
                entry.caseId() + "-supervision-" + entry.number(),
                "/exchange",
                Supervision.TYPE,
                entry.caseId(),
                entry.at(),
                entry)
            .withExtension("caseid", entry.caseId());
    if (entry.step() != null) {
      event.withExtension("stepid", entry.step());
    }
    if (entry.department() != null) {
      event.withExtension("department", entry.department());
    }
    return event.build();
  }
}
