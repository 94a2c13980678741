package lianban.exchange.proof;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lianban.exchange.proof.Finding.Kind;
import lianban.proof.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds what was sealed against what the topics have. A part that is gone, or that ends before what
 * was sealed of it, was lost or made anew behind the exchange's back: what comes there is sealed
 * only once it is past what was sealed before, since one place has one event. It is a finding, and
 * the other parts go on. Of a topic that is not there at all nothing is said: it may have been
 * deleted when its time was over.
 */
final class LostParts {

  private static final Logger log = LoggerFactory.getLogger(LostParts.class);

  private final EventLog topics;
  private final SealIndex index;
  private final Findings findings;
  private final InstantSource clock;
  private final Set<Noted> noted = new HashSet<>();
  private volatile Status status = new Status(Set.of(), Set.of());

  /**
   * What is not as the chain knows it.
   *
   * @param lost parts that are gone or end too early
   * @param unread parts that are there and cannot be read at the moment; they wait to be sealed
   */
  record Status(Set<Partition> lost, Set<Partition> unread) {
    Status {
      lost = Set.copyOf(lost);
      unread = Set.copyOf(unread);
    }
  }

  /** What this instance has noted, so that it need not be looked up again each second. */
  private record Noted(Kind kind, Place place) {}

  LostParts(EventLog topics, SealIndex index, Findings findings, InstantSource clock) {
    this.topics = topics;
    this.index = index;
    this.findings = findings;
    this.clock = clock;
  }

  Status status() {
    return status;
  }

  /**
   * Compares.
   *
   * @param sealed offset of each part after the last that was sealed
   * @param ends of the parts that can be read
   */
  void look(Map<Partition, Long> sealed, Map<Partition, Long> ends) {
    Map<Partition, Kind> lost = new TreeMap<>();
    Set<Partition> unread = new TreeSet<>();
    Set<Partition> there = unnamed(sealed.keySet(), ends.keySet());
    Set<String> topicsThere = types(there);
    sealed.forEach(
        (part, next) -> {
          Long end = ends.get(part);
          if (end != null && end < next) {
            lost.put(part, Kind.PARTITION_CUT);
          } else if (end == null && there.contains(part)) {
            unread.add(part);
          } else if (end == null && topicsThere.contains(part.type())) {
            lost.put(part, Kind.PARTITION_MISSING);
          }
        });
    lost.forEach((part, kind) -> note(kind, part, sealed.getOrDefault(part, 1L) - 1));
    status = new Status(lost.keySet(), unread);
  }

  /** What the broker names of the topics of those parts whose end it does not tell. */
  private Set<Partition> unnamed(Collection<Partition> sealed, Collection<Partition> told) {
    Set<Partition> missing = new HashSet<>(sealed);
    missing.removeAll(told);
    return missing.isEmpty() ? Set.of() : topics.parts(types(missing));
  }

  private static Set<String> types(Collection<Partition> parts) {
    return parts.stream().map(Partition::type).collect(Collectors.toSet());
  }

  private void note(Kind kind, Partition part, long offset) {
    var place = new Place(part.type(), part.number(), offset);
    var known = new Noted(kind, place);
    if (noted.contains(known)) {
      return;
    }
    Long seal = index.find(place);
    boolean isNew =
        findings.note(new Finding(kind, seal == null ? 0 : seal, null, place), clock.instant());
    noted.add(known);
    if (isNew) {
      log.error("{} {} {}: sealing goes on with the others", kind, part.type(), part.number());
    }
  }
}
