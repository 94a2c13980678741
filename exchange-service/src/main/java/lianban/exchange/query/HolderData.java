package lianban.exchange.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import lianban.exchange.catalog.DataSet;
import lianban.exchange.catalog.DataSetGrant;
import lianban.exchange.catalog.EventType;
import lianban.exchange.catalog.EventTypes;
import lianban.exchange.certificate.Certificate;
import lianban.exchange.certificate.Certificates;
import lianban.exchange.delivery.FieldMask;
import lianban.exchange.event.SchemaVersion;
import lianban.exchange.fact.Fact;
import lianban.exchange.fact.FactView;
import lianban.exchange.fact.Facts;
import lianban.kernel.event.CertificateIssued;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What data sets have about a holder, as grants let it out. */
final class HolderData {

  /** The newest of those that a holder has. */
  private static final int MOST = 100;

  private final HolderLog<HeldCertificate> held;
  private final Certificates certificates;
  private final Facts facts;
  private final EventTypes types;
  private final JsonMapper json;

  HolderData(
      HolderLog<HeldCertificate> held,
      Certificates certificates,
      Facts facts,
      EventTypes types,
      JsonMapper json) {
    this.held = held;
    this.certificates = certificates;
    this.facts = facts;
    this.types = types;
    this.json = json;
  }

  /** A data set, and what of it may be read. */
  record Granted(DataSet set, DataSetGrant grant) {

    JsonNode masked(JsonNode data) {
      return FieldMask.of(grant.fields()).masked(data);
    }
  }

  /** What was found, and by which names its holder is told of it. */
  static final class Findings {

    private final List<Answer.Found> certificates = new ArrayList<>();
    private final List<Answer.FoundFact> facts = new ArrayList<>();
    private final Set<String> identifiers = new LinkedHashSet<>();
    private final Set<String> events = new LinkedHashSet<>();
    private boolean isMore;

    List<Answer.Found> certificates() {
      return certificates;
    }

    List<Answer.FoundFact> facts() {
      return facts;
    }

    /** Identifiers of the certificates. */
    List<String> identifiers() {
      return List.copyOf(identifiers);
    }

    /** Data set and, after a slash, id of the event that a fact stands in. */
    List<String> events() {
      return List.copyOf(events);
    }

    boolean isMore() {
      return isMore;
    }
  }

  Findings read(String holder, List<Granted> granted) {
    var findings = new Findings();
    if (granted.stream().anyMatch(one -> one.set.source() instanceof DataSet.Certificates)) {
      certificates(holder, granted, findings);
    }
    for (Granted one : granted) {
      if (one.set.source() instanceof DataSet.Facts source) {
        facts(holder, one, source, findings);
      }
    }
    return findings;
  }

  private void certificates(String holder, List<Granted> granted, Findings findings) {
    List<HeldCertificate> newest = held.newest(holder, null, MOST + 1);
    findings.isMore |= newest.size() > MOST;
    for (HeldCertificate one : newest.subList(0, Math.min(MOST, newest.size()))) {
      Certificate certificate = certificates.find(one.id());
      if (certificate != null) {
        granted.stream()
            .filter(some -> isOfType(some, certificate))
            .forEach(some -> certificate(some, certificate, findings));
      }
    }
  }

  private static boolean isOfType(Granted granted, Certificate certificate) {
    return granted.set.source() instanceof DataSet.Certificates(String type)
        && type.equals(certificate.type());
  }

  /** A certificate has the form of the event of its issue. */
  private void certificate(Granted granted, Certificate certificate, Findings findings) {
    var issued =
        new CertificateIssued(
            certificate.identifier(),
            known(certificate.type()),
            known(certificate.caseId()),
            known(certificate.issuer()),
            known(certificate.holder()),
            Objects.requireNonNull(certificate.issuedAt()),
            certificate.content(),
            certificate.supersedes());
    findings.identifiers.add(certificate.identifier());
    findings.certificates.add(
        new Answer.Found(
            granted.set.key(),
            certificate.status(),
            certificate.supersededBy(),
            granted.masked(json.valueToTree(issued))));
  }

  private static String known(@Nullable String field) {
    return Objects.requireNonNull(field, "what a case issued is known");
  }

  private void facts(String holder, Granted granted, DataSet.Facts source, Findings findings) {
    for (Fact fact : facts.of(FactView.view(source), holder, MOST + 1)) {
      if (findings.facts.size() == MOST) {
        findings.isMore = true;
        return;
      }
      if (!isOfAnotherMajor(source, fact)) {
        findings.events.add(granted.set.key() + "/" + fact.event());
        findings.facts.add(
            new Answer.FoundFact(
                granted.set.key(), fact.at(), granted.masked(json.readTree(fact.data()))));
      }
    }
  }

  private boolean isOfAnotherMajor(DataSet.Facts source, Fact fact) {
    int madeBy = fact.schemaVersion();
    if (madeBy == source.version() || madeBy == SchemaVersion.NONE) {
      return false;
    }
    EventType type = types.find(source.type(), Math.max(madeBy, source.version()));
    return type != null && type.isDifferentMajor(madeBy, source.version());
  }
}
