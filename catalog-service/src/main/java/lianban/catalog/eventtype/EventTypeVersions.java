package lianban.catalog.eventtype;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import lianban.catalog.containment.Containment;
import lianban.catalog.containment.Gap;
import lianban.catalog.definition.Definition;
import lianban.catalog.definition.Definitions;
import lianban.catalog.definition.Kind;
import lianban.catalog.definition.Publishing;
import lianban.service.problem.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is asked about versions of event types: which there are, how they differ, what would be. */
public final class EventTypeVersions {

  private final Definitions definitions;
  private final Publishing publishing;
  private final EventTypeSuccession succession;
  private final PinnedSubscribers subscribers;
  private final Proposals proposals;
  private final InstantSource clock;

  public EventTypeVersions(
      Definitions definitions,
      Publishing publishing,
      EventTypeSuccession succession,
      PinnedSubscribers subscribers,
      Proposals proposals,
      InstantSource clock) {
    this.definitions = definitions;
    this.publishing = publishing;
    this.succession = succession;
    this.subscribers = subscribers;
    this.proposals = proposals;
    this.clock = clock;
  }

  /** How a check ended. */
  public sealed interface Checked {

    /** The definition breaks the rules for event types, or the order of versions. */
    record Faulty(List<Fault> faults) implements Checked {
      public Faulty {
        faults = List.copyOf(faults);
      }
    }

    /** The definition is right by itself. */
    record Right(VersionReport report) implements Checked {}
  }

  /** How a consent ended. */
  public enum Consented {
    NOTED,
    NO_PROPOSAL,
    NO_SUBSCRIBER
  }

  /**
   * What lies between two versions.
   *
   * @param backward what keeps readers by the later version from reading what the earlier let
   *     through
   * @param forward what keeps readers by the earlier version from reading what the later lets
   *     through
   */
  public record Comparison(
      List<VersionDiff.Change> changes, List<Gap> backward, List<Gap> forward) {
    public Comparison {
      changes = List.copyOf(changes);
      backward = List.copyOf(backward);
      forward = List.copyOf(forward);
    }
  }

  /** All versions, the oldest first; empty if there is no such type. */
  public List<Definition> versions(String type) {
    return definitions.versions(Kind.EVENT_TYPE, type);
  }

  /** All versions of all types, ordered by type and number. */
  public List<Definition> all() {
    return definitions.allVersions(Kind.EVENT_TYPE);
  }

  /** The two versions held against each other, null if one of them is missing. */
  public @Nullable Comparison compare(String type, int earlier, int later) {
    Definition before = definitions.version(Kind.EVENT_TYPE, type, earlier);
    Definition after = definitions.version(Kind.EVENT_TYPE, type, later);
    if (before == null || after == null) {
      return null;
    }
    JsonNode old = before.content().path("schema");
    JsonNode now = after.content().path("schema");
    return new Comparison(
        VersionDiff.changes(before.content(), after.content()),
        Containment.gaps(old, now),
        Containment.gaps(now, old));
  }

  /** What publishing a definition would do; nothing is changed. */
  public Checked check(JsonNode proposed) {
    List<Fault> faults = publishing.faults(Kind.EVENT_TYPE, proposed);
    if (!faults.isEmpty()) {
      return new Checked.Faulty(faults);
    }
    VersionCheck check = succession.check(proposed);
    List<Fault> misordered = check.faults();
    return misordered.isEmpty()
        ? new Checked.Right(check.report())
        : new Checked.Faulty(misordered);
  }

  /** Keeps a definition that was checked, for those it would break to look at. */
  public void propose(VersionReport report, JsonNode proposed, String client) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    proposals.keep(new Proposal(report.type(), report.digest(), proposed, client, now, Map.of()));
  }

  /** A proposal, null if there is none. */
  public @Nullable Proposal proposal(String type, String digest) {
    return proposals.find(type, digest);
  }

  /** What publishing a proposal would do now. */
  public VersionReport report(Proposal proposal) {
    return succession.check(proposal.content()).report();
  }

  /** Notes that a subscriber accepts a proposal, whatever it breaks for that subscriber. */
  public Consented consent(String type, String digest, String client) {
    if (proposals.find(type, digest) == null) {
      return Consented.NO_PROPOSAL;
    }
    return subscribers.of(type).stream()
        .filter(subscriber -> subscriber.client().equals(client))
        .findFirst()
        .filter(found -> proposals.consent(type, digest, client, found.version()))
        .map(_ -> Consented.NOTED)
        .orElse(Consented.NO_SUBSCRIBER);
  }
}
