package lianban.catalog.eventtype;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import lianban.catalog.containment.Gap;
import lianban.catalog.definition.Definition;
import lianban.catalog.definition.Definitions;
import lianban.catalog.definition.Kind;
import lianban.catalog.definition.Publication;
import lianban.catalog.definition.Succession;
import lianban.catalog.eventtype.VersionReport.BrokenSubscriber;
import lianban.service.problem.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Lets a new version of an event type follow if it keeps the type's rule and every subscriber can
 * read on, or has consented, or if it begins a new major.
 */
public final class EventTypeSuccession implements Succession {

  private final Definitions definitions;
  private final PinnedSubscribers subscribers;
  private final Proposals proposals;

  public EventTypeSuccession(
      Definitions definitions, PinnedSubscribers subscribers, Proposals proposals) {
    this.definitions = definitions;
    this.subscribers = subscribers;
    this.proposals = proposals;
  }

  @Override
  public Kind kind() {
    return Kind.EVENT_TYPE;
  }

  @Override
  public @Nullable Publication objection(@Nullable Definition current, JsonNode next) {
    VersionCheck check = check(current, next);
    List<Fault> faults = check.faults();
    if (!faults.isEmpty()) {
      return new Publication.Refused(faults);
    }
    VersionReport report = check.report();
    return report.publishable()
        ? null
        : new Publication.Incompatible(detail(report), faults(report));
  }

  /** The check of a proposed version against what is in force now. */
  VersionCheck check(JsonNode next) {
    return check(definitions.current(Kind.EVENT_TYPE, next.path("type").asString("")), next);
  }

  private VersionCheck check(@Nullable Definition current, JsonNode next) {
    String type = next.path("type").asString("");
    String digest = ProposalDigest.of(next);
    Proposal proposal = proposals.find(type, digest);
    Map<Integer, EventTypeVersion> versions =
        definitions.versions(Kind.EVENT_TYPE, type).stream()
            .map(EventTypeVersion::of)
            .collect(Collectors.toMap(EventTypeVersion::number, Function.identity()));
    return new VersionCheck(
        new EventTypeVersion(current == null ? 1 : current.version() + 1, next),
        digest,
        current == null ? null : EventTypeVersion.of(current),
        versions,
        subscribers.of(type),
        proposal == null ? Map.of() : proposal.consents());
  }

  private static String detail(VersionReport report) {
    String missing =
        report.consents().stream()
            .filter(consent -> !consent.given())
            .map(VersionReport.Consent::client)
            .collect(Collectors.joining(", "));
    String hurt =
        report.subscribers().stream()
            .map(subscriber -> reader(subscriber.client(), subscriber.version()))
            .collect(Collectors.joining(", "));
    return "Version %d of %s would break %s. %s"
        .formatted(
            report.next(),
            report.type(),
            hurt.isEmpty() ? "the rule " + report.rule() : hurt,
            missing.isEmpty()
                ? "Nobody subscribes who could consent: publish it as major %d."
                    .formatted(report.major() + 1)
                : "Consent to proposal %s is missing of %s.".formatted(report.digest(), missing));
  }

  private static List<Fault> faults(VersionReport report) {
    List<Fault> faults = new ArrayList<>();
    for (VersionReport.Break broken : report.broken()) {
      faults.add(fault(broken.gap(), "Against the rule %s".formatted(broken.direction())));
    }
    for (BrokenSubscriber hurt : report.subscribers()) {
      hurt.gaps().forEach(gap -> faults.add(fault(gap, reader(hurt.client(), hurt.version()))));
    }
    return faults;
  }

  private static Fault fault(Gap gap, String who) {
    return new Fault("/schema" + gap.pointer(), gap.code(), who + ": " + gap.message());
  }

  private static String reader(String client, int version) {
    return "%s (reads by version %d)".formatted(client, version);
  }
}
