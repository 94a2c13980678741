package lianban.catalog.eventtype;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import lianban.catalog.containment.Containment;
import lianban.catalog.containment.Gap;
import lianban.catalog.eventtype.PinnedSubscribers.PinnedSubscriber;
import lianban.catalog.eventtype.VersionReport.Break;
import lianban.catalog.eventtype.VersionReport.BrokenSubscriber;
import lianban.catalog.eventtype.VersionReport.Consent;
import lianban.service.problem.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Holds a proposed version against the one in force and against what each subscriber reads by. A
 * pure function.
 *
 * @param versions all that were published, by number
 * @param subscribers who receives the type now
 * @param consents given to this very proposal: client → version it read by when it consented
 */
record VersionCheck(
    EventTypeVersion next,
    String digest,
    @Nullable EventTypeVersion current,
    Map<Integer, EventTypeVersion> versions,
    List<PinnedSubscriber> subscribers,
    Map<String, Integer> consents) {

  /** What is wrong with the order of versions, whoever subscribes. */
  List<Fault> faults() {
    int major = current == null ? 1 : current.major();
    List<Fault> faults = new ArrayList<>();
    if (next.major() < major || next.major() > (current == null ? 1 : major + 1)) {
      faults.add(
          new Fault(
              "/major",
              "major-order",
              current == null
                  ? "The first major is 1."
                  : "Must be %d, or %d to break with it.".formatted(major, major + 1)));
    }
    if (current != null && next.openFrom() < current.openFrom()) {
      faults.add(new Fault("/openFrom", "major-order", "What is closed is not opened again."));
    }
    if (next.openFrom() > next.major()) {
      faults.add(new Fault("/openFrom", "major-order", "Its own major must be open."));
    }
    List<JsonNode> readers = next.content().path("subscribers").valueStream().toList();
    for (int i = 0; i < readers.size(); i++) {
      if (readers.get(i).path("version").asInt(1) > next.number()) {
        faults.add(
            new Fault(
                "/subscribers/%d/version".formatted(i), "unknown-version", "There is none yet."));
      }
    }
    return faults;
  }

  VersionReport report() {
    boolean sameMajor = current != null && current.major() == next.major();
    List<Break> broken = sameMajor ? broken(Objects.requireNonNull(current)) : List.of();
    List<BrokenSubscriber> hurt =
        subscribers.stream()
            .map(
                subscriber ->
                    new BrokenSubscriber(
                        subscriber.client(), subscriber.version(), gaps(subscriber)))
            .filter(subscriber -> !subscriber.gaps().isEmpty())
            .toList();
    List<Consent> needed = needed(broken, hurt);
    boolean breaks = !broken.isEmpty() || !hurt.isEmpty();
    boolean consented = !needed.isEmpty() && needed.stream().allMatch(Consent::given);
    return new VersionReport(
        next.type(),
        digest,
        current == null ? null : current.number(),
        next.number(),
        next.major(),
        sameMajor ? Objects.requireNonNull(current).compatibility() : null,
        broken,
        hurt,
        needed,
        !breaks || consented);
  }

  /** The rule of the version in force is the promise that was given. */
  private List<Break> broken(EventTypeVersion before) {
    List<Break> broken = new ArrayList<>();
    if (before.compatibility().asksBackward()) {
      Containment.gaps(before.schema(), next.schema())
          .forEach(gap -> broken.add(new Break(Compatibility.BACKWARD, gap)));
    }
    if (before.compatibility().asksForward()) {
      Containment.gaps(next.schema(), before.schema())
          .forEach(gap -> broken.add(new Break(Compatibility.FORWARD, gap)));
    }
    return broken;
  }

  private List<Gap> gaps(PinnedSubscriber subscriber) {
    EventTypeVersion pinned = versions.get(subscriber.version());
    if (pinned == null) {
      return List.of(
          new Gap("", Gap.NOT_SHOWN, "There is no version %d.".formatted(subscriber.version())));
    }
    if (pinned.major() < next.openFrom()
        && (current == null || pinned.major() >= current.openFrom())) {
      return List.of(
          new Gap(
              "",
              "major-closed",
              "Nothing is published under major %d any more.".formatted(pinned.major())));
    }
    if (pinned.major() != next.major()) {
      return List.of();
    }
    Set<String> fields = subscriber.fields();
    return fields == null
        ? Containment.gaps(next.schema(), pinned.schema())
        : Containment.gaps(next.schema(), pinned.schema(), fields);
  }

  /** A broken rule concerns every subscriber of the major, a hurt subscriber itself alone. */
  private List<Consent> needed(List<Break> broken, List<BrokenSubscriber> hurt) {
    Set<String> names = new TreeSet<>();
    hurt.forEach(subscriber -> names.add(subscriber.client()));
    if (!broken.isEmpty()) {
      inMajor().forEach(subscriber -> names.add(subscriber.client()));
    }
    return names.stream().map(name -> new Consent(name, isGiven(name))).toList();
  }

  private Stream<PinnedSubscriber> inMajor() {
    return subscribers.stream()
        .filter(
            subscriber -> {
              EventTypeVersion pinned = versions.get(subscriber.version());
              return pinned != null && pinned.major() == next.major();
            });
  }

  /** Who reads by another version meanwhile is hurt in another way and is asked again. */
  private boolean isGiven(String client) {
    Integer given = consents.get(client);
    return given != null
        && subscribers.stream()
            .filter(subscriber -> subscriber.client().equals(client))
            .allMatch(subscriber -> subscriber.version() == given);
  }
}
