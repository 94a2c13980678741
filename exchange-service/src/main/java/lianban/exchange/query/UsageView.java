package lianban.exchange.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cloudevents.CloudEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lianban.exchange.catalog.Grant;
import lianban.exchange.delivery.DisclosureService;
import lianban.kernel.event.CaseStatus;
import lianban.kernel.event.CertificateIssued;
import lianban.kernel.event.EventTypes;
import lianban.service.kafka.EventJson;

/**
 * Turns events into what holders are told: who read or received what about them, why, for which
 * case. The events are the truth; the same event again changes nothing, so the view can be built
 * anew from them.
 */
public final class UsageView {

  private static final String PLATFORM = "platform";

  /** A case's status comes several times and says much that is known already. */
  private static final int REMEMBERED = 20_000;

  private final HolderLog<Usage> usage;
  private final HolderLog<HeldCertificate> certificates;
  private final Receivers receivers;
  private final DisclosureService disclosure;
  private final EventJson json;
  private final Cache<String, Boolean> known =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  public UsageView(
      HolderLog<Usage> usage,
      HolderLog<HeldCertificate> certificates,
      Receivers receivers,
      DisclosureService disclosure,
      EventJson json) {
    this.usage = usage;
    this.certificates = certificates;
    this.receivers = receivers;
    this.disclosure = disclosure;
    this.json = json;
  }

  /** Notes what an event tells; an event of a type that tells nothing is passed over. */
  public void note(CloudEvent event) {
    switch (event.getType()) {
      case DataRead.TYPE -> read(event);
      case EventTypes.CERTIFICATE_ISSUED -> issued(event);
      case EventTypes.CASE_STATUS -> status(event);
      default -> {}
    }
  }

  private void read(CloudEvent event) {
    DataRead read = json.payload(event, DataRead.class);
    append(
        read.holder(),
        List.of(
            new Usage(
                event.getId(),
                read.at(),
                Usage.Kind.READ,
                read.department(),
                read.what(),
                read.caseId(),
                read.purpose(),
                read.legalBasis(),
                null)));
  }

  private void issued(CloudEvent event) {
    CertificateIssued issued = json.payload(event, CertificateIssued.class);
    certificates.append(
        issued.holder(), List.of(new HeldCertificate(issued.identifier(), issued.issuedAt())));
    List<Usage> noted = new ArrayList<>();
    for (Grant grant : receiving(event)) {
      noted.add(
          available(
              issued.identifier() + "/" + grant.subscriber(),
              issued.issuedAt(),
              Usage.Kind.CERTIFICATE_AVAILABLE,
              grant,
              List.of(issued.identifier()),
              issued.caseId()));
    }
    append(issued.holder(), noted);
  }

  private void status(CloudEvent event) {
    CaseStatus status = json.payload(event, CaseStatus.class);
    List<Usage> noted = new ArrayList<>();
    for (CaseStatus.StepTime step : status.steps()) {
      Instant requestedAt = step.requestedAt();
      if (requestedAt != null && !step.department().equals(PLATFORM)) {
        noted.add(asked(status.caseId(), step, requestedAt));
      }
    }
    // Who receives the first status of a case receives the later ones too: one entry is enough.
    String id = status.caseId() + "/status/";
    for (Grant grant : receiving(event)) {
      noted.add(
          available(
              id + grant.subscriber(),
              filedAt(status),
              Usage.Kind.STATUS_AVAILABLE,
              grant,
              List.of(),
              status.caseId()));
    }
    append(status.applicant(), noted);
  }

  /** The same in every status of a case, so that its entries keep their time. */
  private static Instant filedAt(CaseStatus status) {
    return status.at().minusMillis(status.elapsedMillis());
  }

  private static Usage asked(String caseId, CaseStatus.StepTime step, Instant at) {
    return new Usage(
        caseId + "/step/" + step.step(),
        at,
        Usage.Kind.ASKED,
        step.department(),
        List.of(step.step()),
        caseId,
        null,
        null,
        null);
  }

  private static Usage available(
      String id, Instant at, Usage.Kind kind, Grant grant, List<String> what, String caseId) {
    return new Usage(id, at, kind, grant.subscriber(), what, caseId, null, null, grant.id());
  }

  /** The grants by which the event may leave the exchange. */
  private List<Grant> receiving(CloudEvent event) {
    return receivers.of(event.getType()).stream()
        .filter(grant -> disclosure.disclosed(grant, grant.subscriber(), event) != null)
        .toList();
  }

  private void append(String holder, List<Usage> noted) {
    List<Usage> fresh =
        noted.stream().filter(entry -> known.getIfPresent(key(holder, entry)) == null).toList();
    if (!fresh.isEmpty()) {
      usage.append(holder, fresh);
      fresh.forEach(entry -> known.put(key(holder, entry), true));
    }
  }

  private static String key(String holder, Usage entry) {
    return holder + "/" + entry.id();
  }
}
