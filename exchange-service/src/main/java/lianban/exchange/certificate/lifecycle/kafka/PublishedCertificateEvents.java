package lianban.exchange.certificate.lifecycle.kafka;

import io.cloudevents.CloudEvent;
import java.util.List;
import lianban.exchange.catalog.EventType;
import lianban.exchange.catalog.EventTypes;
import lianban.exchange.certificate.lifecycle.CertificateChanged;
import lianban.exchange.certificate.lifecycle.CertificateEvents;
import lianban.service.kafka.EventJson;
import lianban.service.kafka.EventPublisher;

/** Changes of certificates on their topic. The id is made of the certificate and the number. */
public final class PublishedCertificateEvents implements CertificateEvents {

  private static final String SOURCE = "/exchange/certificates";

  private final EventPublisher events;
  private final EventJson json;
  private final EventTypes types;

  public PublishedCertificateEvents(EventPublisher events, EventJson json, EventTypes types) {
    this.events = events;
    this.json = json;
    this.types = types;
  }

  @Override
  public void publish(List<CertificateChanged> changes) {
    EventType type = types.find(CertificateChanged.TYPE);
    if (type == null) {
      throw new IllegalStateException("the catalogue has no type " + CertificateChanged.TYPE);
    }
    events.publishAll(changes.stream().map(change -> event(change, type)).toList());
  }

  private CloudEvent event(CertificateChanged change, EventType type) {
    return json.event(
            change.certificate() + "-" + change.number(),
            SOURCE,
            CertificateChanged.TYPE,
            change.certificate(),
            change.at(),
            change)
        .withExtension("department", change.issuer())
        .withExtension("caseid", change.caseId())
        .withExtension("schemaversion", String.valueOf(type.version()))
        .build();
  }
}
