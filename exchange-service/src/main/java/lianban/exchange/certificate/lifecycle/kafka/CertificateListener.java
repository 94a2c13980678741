package lianban.exchange.certificate.lifecycle.kafka;

import io.cloudevents.CloudEvent;
import java.util.List;
import lianban.exchange.certificate.Certificate;
import lianban.exchange.certificate.Certificates;
import lianban.exchange.certificate.lifecycle.CertificateChanged;
import lianban.exchange.certificate.lifecycle.CertificateFollowUp;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Change;
import lianban.exchange.query.HeldCertificate;
import lianban.exchange.query.HolderLog;
import lianban.kernel.event.CertificateIssued;
import lianban.kernel.event.EventTypes;
import lianban.service.kafka.EventJson;
import lianban.service.kafka.PollWorker;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;

/**
 * Notes when what cases issue will expire, and who holds what issuers issue. A group of its own:
 * nothing waits for it.
 */
public final class CertificateListener implements AutoCloseable {

  private static final int AT_ONCE = 4;

  private final Certificates certificates;
  private final CertificateFollowUp followUp;
  private final HolderLog<HeldCertificate> held;
  private final EventJson json;
  private final PollWorker worker = new PollWorker(AT_ONCE, (_, event) -> note(event));

  public CertificateListener(
      Certificates certificates,
      CertificateFollowUp followUp,
      HolderLog<HeldCertificate> held,
      EventJson json) {
    this.certificates = certificates;
    this.followUp = followUp;
    this.held = held;
    this.json = json;
  }

  @KafkaListener(
      topics = {EventTypes.CERTIFICATE_ISSUED, CertificateChanged.TYPE},
      groupId = "exchange-service.certificates",
      batch = "true",
      autoStartup = "false") // The topics come first: TopicProvisioner starts it.
  void on(List<ConsumerRecord<String, CloudEvent>> poll) {
    worker.onMessage(poll);
  }

  private void note(CloudEvent event) {
    if (event.getType().equals(EventTypes.CERTIFICATE_ISSUED)) {
      CertificateIssued issued = json.payload(event, CertificateIssued.class);
      followUp.noteExpiry(
          new Certificate(
              issued.identifier(),
              Certificate.Status.VALID,
              issued.type(),
              issued.caseId(),
              issued.issuer(),
              issued.holder(),
              "",
              issued.issuedAt(),
              issued.content(),
              issued.supersedes(),
              null));
      return;
    }
    CertificateChanged changed = json.payload(event, CertificateChanged.class);
    String identifier = identifierOf(changed);
    Certificate entered = identifier == null ? null : certificates.find(identifier);
    if (identifier != null && entered != null && entered.issuedAt() != null) {
      held.append(changed.holder(), List.of(new HeldCertificate(identifier, entered.issuedAt())));
    }
  }

  /** The certificate that came of it, null if none did. */
  private static @Nullable String identifierOf(CertificateChanged changed) {
    if (changed.change() == Change.ISSUED) {
      return changed.identifier();
    }
    return changed.change() == Change.AMENDED ? changed.successor() : null;
  }

  @Override
  public void close() {
    worker.close();
  }
}
