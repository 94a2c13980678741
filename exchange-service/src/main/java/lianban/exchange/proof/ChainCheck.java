package lianban.exchange.proof;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import lianban.exchange.proof.Finding.Kind;
import lianban.proof.CanonicalJson;
import lianban.proof.MerkleTree;
import lianban.proof.Place;
import lianban.proof.Seal;
import lianban.proof.Sha256;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through the chain again and again: reads each seal, its leaves and its events, and notes
 * what is not as it was signed. What one alteration does to everything behind it is not noted.
 */
public final class ChainCheck {

  private static final Logger log = LoggerFactory.getLogger(ChainCheck.class);

  /** Of one seal; a topic that was made anew would otherwise give as many as it had events. */
  private static final int MOST_PLACES = 100;

  private final EventLog topics;
  private final Seals seals;
  private final SealIndex index;
  private final SealKeys keys;
  private final Findings findings;
  private final InstantSource clock;

  private long at = 1;
  private @Nullable String previous = Seal.NO_PREVIOUS;
  private final Map<Partition, Long> next = new HashMap<>();
  private long end;
  private volatile Status status = new Status(0, 0);

  /**
   * How far the check is.
   *
   * @param checkedUpTo number of the last seal that was looked at
   * @param rounds how often the end of the chain was reached since the start of this process
   */
  public record Status(long checkedUpTo, long rounds) {}

  public ChainCheck(
      EventLog topics,
      Seals seals,
      SealIndex index,
      SealKeys keys,
      Findings findings,
      InstantSource clock) {
    this.topics = topics;
    this.seals = seals;
    this.index = index;
    this.keys = keys;
    this.findings = findings;
    this.clock = clock;
  }

  public Status status() {
    return status;
  }

  /**
   * Looks at the next seal, or begins anew after the last.
   *
   * @return whether the end was reached
   */
  public boolean step() {
    String text = seals.text(at);
    if (text == null
        && at > Math.max(end, index.progress().number())
        && seals.text(at + 1) == null) {
      end = at - 1;
      at = 1;
      previous = Seal.NO_PREVIOUS;
      next.clear();
      status = new Status(end, status.rounds + 1);
      return true;
    }
    previous = text == null ? missing() : check(text);
    status = new Status(at, status.rounds);
    at++;
    return false;
  }

  private @Nullable String missing() {
    note(Finding.seal(Kind.SEAL_MISSING, at, null));
    return null;
  }

  /** Checks the seal that is stored so; returns its hash if it is sound. */
  private @Nullable String check(String text) {
    Seal seal = parsed(text);
    if (seal == null) {
      note(Finding.seal(Kind.SEAL_ALTERED, at, "text"));
      return null;
    }
    byte[] leaves = seals.leaves(seal);
    SealedEvents events = SealedEvents.read(topics, seal);
    String root = leaves == null ? events.root() : Sha256.hex(new MerkleTree(leaves).root());
    var trial =
        new SealTrial(
            at,
            previous,
            nextPrevious(),
            root,
            events.earliest(),
            events.latest(),
            next,
            keys.all());
    if (!trial.isSound(seal)) {
      note(Finding.seal(Kind.SEAL_ALTERED, at, trial.altered(seal)));
      return null;
    }
    if (previous != null && !previous.equals(seal.previous())) {
      note(Finding.seal(Kind.SEAL_ALTERED, at, "previous"));
    }
    seal.ranges().forEach(r -> next.put(new Partition(r.type(), r.partition()), r.to()));
    checkLeaves(seal, leaves, events);
    return seal.hash();
  }

  /** The seal, null if the text is anything but its one form. */
  private static @Nullable Seal parsed(String text) {
    try {
      byte[] stored = text.getBytes(StandardCharsets.UTF_8);
      Seal seal = Seal.read(CanonicalJson.read(stored));
      return Arrays.equals(stored, CanonicalJson.bytes(seal.json())) ? seal : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private @Nullable String nextPrevious() {
    String text = seals.text(at + 1);
    Seal seal = text == null ? null : parsed(text);
    return seal == null ? null : seal.previous();
  }

  private void checkLeaves(Seal seal, byte @Nullable [] leaves, SealedEvents events) {
    if (leaves == null) {
      note(Finding.seal(Kind.LEAVES_MISSING, at, null));
      return;
    }
    boolean areSound = Sha256.hex(new MerkleTree(leaves).root()).equals(seal.root());
    Set<Long> differing = events.differing(leaves);
    note(seal, areSound ? Kind.EVENT_ALTERED : Kind.LEAF_ALTERED, differing);
    note(seal, Kind.EVENT_MISSING, events.missing(leaves));
    if (!areSound && differing.isEmpty()) {
      // The events are gone, so nothing tells any more which leaf it is.
      note(Finding.seal(Kind.LEAF_ALTERED, at, null));
    }
  }

  private void note(Seal seal, Kind kind, Set<Long> leaves) {
    leaves.stream()
        .limit(MOST_PLACES)
        .map(seal::placeOf)
        .forEach(place -> note(new Finding(kind, seal.number(), null, place)));
  }

  private void note(Finding finding) {
    if (findings.note(finding, clock.instant())) {
      Place place = finding.place();
      log.error(
          "{} at seal {}, field {}, place {}: something stored is not as it was sealed",
          finding.kind(),
          finding.seal(),
          finding.field(),
          place);
    }
  }
}
