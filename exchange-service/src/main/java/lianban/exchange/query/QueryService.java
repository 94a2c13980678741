package lianban.exchange.query;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.ApprovalCases;
import lianban.exchange.catalog.EventType;
import lianban.exchange.catalog.EventTypes;
import lianban.exchange.catalog.Grant;
import lianban.exchange.catalog.Grants;
import lianban.exchange.certificate.Certificate;
import lianban.exchange.certificate.Certificates;
import lianban.exchange.delivery.DisclosureService;
import lianban.kernel.event.CertificateIssued;
import lianban.kernel.problem.ProblemType;
import lianban.kernel.trace.Traceparent;
import lianban.service.access.Caller;
import lianban.service.kafka.EventJson;
import lianban.service.kafka.EventPublisher;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers departments' questions about a holder, with what they are granted. That they asked is an
 * event, and the broker has it before they have the answer.
 */
public final class QueryService {

  private static final String CERTIFICATES = lianban.kernel.event.EventTypes.CERTIFICATE_ISSUED;
  private static final String SOURCE = "/exchange/queries";

  /** The newest of those that a holder has. */
  private static final int MOST_CERTIFICATES = 100;

  private final ApprovalCases cases;
  private final CaseParties parties;
  private final Grants grants;
  private final DisclosureService disclosure;
  private final HolderLog<HeldCertificate> held;
  private final Certificates certificates;
  private final EventTypes types;
  private final EventPublisher events;
  private final EventJson eventJson;
  private final JsonMapper json;
  private final InstantSource clock;
  private final Supplier<String> ids;

  QueryService(
      ApprovalCases cases,
      CaseParties parties,
      Grants grants,
      DisclosureService disclosure,
      HolderLog<HeldCertificate> held,
      Certificates certificates,
      EventTypes types,
      EventPublisher events,
      EventJson eventJson,
      JsonMapper json,
      InstantSource clock,
      Supplier<String> ids) {
    this.cases = cases;
    this.parties = parties;
    this.grants = grants;
    this.disclosure = disclosure;
    this.held = held;
    this.certificates = certificates;
    this.types = types;
    this.events = events;
    this.eventJson = eventJson;
    this.json = json;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * A certificate as the asking department may see it.
   *
   * @param fields of the certificate's event, those that are granted
   */
  public record Found(Certificate.Status status, @Nullable String supersededBy, JsonNode fields) {}

  /**
   * An answer.
   *
   * @param id of the event that tells of the read
   * @param more whether the holder has more certificates than are answered
   */
  public record Answer(String id, Instant at, List<Found> certificates, boolean more) {
    public Answer {
      certificates = List.copyOf(certificates);
    }
  }

  /** The pseudonym of a person or firm. */
  public String holder(String idType, String idNumber) {
    return parties.holder(idType, idNumber);
  }

  /**
   * Answers a question.
   *
   * @throws ProblemException if it may not be asked; nothing is read then
   */
  public Answer ask(Caller caller, Query query, Traceparent trace) {
    String department = caller.department();
    if (department == null) {
      throw new ProblemException(
          ProblemType.ACCESS_DENIED, "Only a department's token can ask about a holder.");
    }
    requireInvolved(department, query);
    Grant grant = grants.current(caller.clientId(), department, CERTIFICATES);
    if (grant == null) {
      throw new ProblemException(
          ProblemType.ACCESS_DENIED, "No grant lets you read " + CERTIFICATES + ".");
    }
    List<HeldCertificate> newest = held.newest(query.holder(), null, MOST_CERTIFICATES + 1);
    boolean more = newest.size() > MOST_CERTIFICATES;
    List<Certificate> read = new ArrayList<>();
    List<Found> found = new ArrayList<>();
    for (HeldCertificate one : more ? newest.subList(0, MOST_CERTIFICATES) : newest) {
      Certificate certificate = certificates.find(one.id());
      Found disclosed = certificate == null ? null : disclosed(grant, caller, certificate);
      if (certificate != null && disclosed != null) {
        read.add(certificate);
        found.add(disclosed);
      }
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String id = ids.get();
    publish(
        id,
        new DataRead(
            query.holder(),
            department,
            caller.clientId(),
            identifiers(read),
            query.purpose(),
            query.legalBasis(),
            query.caseId(),
            now),
        trace);
    return new Answer(id, now, found, more);
  }

  private void requireInvolved(String department, Query query) {
    ApprovalCase state = cases.find(query.caseId());
    boolean concerned = state != null && parties.has(state, query.holder());
    QueryPolicy.Refusal refusal = QueryPolicy.refusal(state, department, concerned);
    if (refusal != null) {
      throw new ProblemException(refusal.problem(), refusal.detail());
    }
  }

  /** A certificate leaves as its event would: one rule for what is granted, not two. */
  private @Nullable Found disclosed(Grant grant, Caller caller, Certificate certificate) {
    CertificateIssued issued =
        new CertificateIssued(
            certificate.identifier(),
            known(certificate.type()),
            known(certificate.caseId()),
            known(certificate.issuer()),
            known(certificate.holder()),
            Objects.requireNonNull(certificate.issuedAt()),
            certificate.content(),
            certificate.supersedes());
    CloudEvent event =
        eventJson
            .event(
                certificate.identifier(),
                SOURCE,
                CERTIFICATES,
                issued.caseId(),
                issued.issuedAt(),
                issued)
            .build();
    CloudEvent disclosed = disclosure.disclosed(grant, caller.clientId(), event);
    CloudEventData data = disclosed == null ? null : disclosed.getData();
    return data == null
        ? null
        : new Found(
            certificate.status(), certificate.supersededBy(), json.readTree(data.toBytes()));
  }

  private static String known(@Nullable String field) {
    return Objects.requireNonNull(field, "what a case issued is known");
  }

  private static List<String> identifiers(List<Certificate> read) {
    return read.stream().map(Certificate::identifier).toList();
  }

  private void publish(String id, DataRead read, Traceparent trace) {
    EventType type = types.find(DataRead.TYPE);
    if (type == null) {
      throw new ProblemException(
          ProblemType.HOP_UNAVAILABLE, "The catalogue has no type " + DataRead.TYPE + " yet.");
    }
    events.publishAll(
        List.of(
            eventJson
                .event(id, SOURCE, DataRead.TYPE, read.holder(), read.at(), read)
                .withExtension("department", read.department())
                .withExtension("caseid", read.caseId())
                .withExtension("schemaversion", String.valueOf(type.version()))
                .withExtension(Traceparent.HEADER, trace.toString())
                .build()));
  }
}
