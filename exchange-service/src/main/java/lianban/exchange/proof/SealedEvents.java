package lianban.exchange.proof;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lianban.exchange.proof.EventLog.Logged;
import lianban.proof.MerkleTree;
import lianban.proof.Seal;
import lianban.proof.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * The leaves of a seal as its topics give them now. Holds hashes, and no event.
 *
 * <p>Of each leaf it knows one of three things: the hash of what stands there, that nothing stands
 * there any more because the topic has dropped its oldest events, or that nothing stands there
 * though it should.
 */
final class SealedEvents {

  private final Seal seal;
  private final Map<Long, byte[]> hashes = new HashMap<>();
  private final Set<Long> missing = new TreeSet<>();
  private @Nullable Instant earliest;
  private @Nullable Instant latest;

  private SealedEvents(Seal seal) {
    this.seal = seal;
  }

  /** Reads what a seal covers. */
  static SealedEvents read(EventLog topics, Seal seal) {
    var events = new SealedEvents(seal);
    Map<Partition, Long> ends = topics.ends(types(seal));
    Map<Partition, Long> begins = topics.beginnings(ends.keySet());
    Map<Partition, Long> from = new HashMap<>();
    Map<Partition, Long> to = new HashMap<>();
    for (Seal.Range range : seal.ranges()) {
      Partition partition = partition(range);
      long first = Math.max(range.from(), begins.getOrDefault(partition, 0L));
      long last = Math.min(range.to(), ends.getOrDefault(partition, 0L));
      if (first < last) {
        from.put(partition, first);
        to.put(partition, last);
      }
    }
    Map<Partition, Long> next =
        from.isEmpty() ? Map.of() : topics.read(from, to, Integer.MAX_VALUE, events::add);
    events.miss(ends, topics.beginnings(ends.keySet()), next);
    return events;
  }

  private static Partition partition(Seal.Range range) {
    return new Partition(range.type(), range.partition());
  }

  /**
   * What was passed over in reading, or lies behind the end, is not there. Of what was not reached
   * in time, was dropped meanwhile, or whose topic the broker does not name, nothing is said.
   */
  private void miss(
      Map<Partition, Long> ends, Map<Partition, Long> begins, Map<Partition, Long> next) {
    for (Seal.Range range : seal.ranges()) {
      Partition partition = partition(range);
      long end = ends.getOrDefault(partition, Long.MAX_VALUE);
      long reached = next.getOrDefault(partition, 0L);
      long first = Math.max(range.from(), begins.getOrDefault(partition, 0L));
      for (long offset = first; offset < range.to(); offset++) {
        long index = seal.indexOf(range.type(), range.partition(), offset);
        if ((offset < reached || offset >= end) && !hashes.containsKey(index)) {
          missing.add(index);
        }
      }
    }
  }

  private static Set<String> types(Seal seal) {
    return seal.ranges().stream().map(Seal.Range::type).collect(Collectors.toSet());
  }

  private void add(Logged logged) {
    long index =
        seal.indexOf(logged.place().type(), logged.place().partition(), logged.place().offset());
    if (index < 0) {
      return;
    }
    hashes.put(index, Leaves.of(logged.event()));
    Instant at = logged.at();
    earliest = earliest == null || at.isBefore(earliest) ? at : earliest;
    latest = latest == null || at.isAfter(latest) ? at : latest;
  }

  private boolean isComplete() {
    return hashes.size() == seal.size();
  }

  /** When the broker took the first of them; null unless all are there. The latest likewise. */
  @Nullable Instant earliest() {
    return isComplete() ? earliest : null;
  }

  @Nullable Instant latest() {
    return isComplete() ? latest : null;
  }

  /** Root of the tree over the events; null unless all are there. */
  @Nullable String root() {
    return isComplete() && seal.size() > 0
        ? Sha256.hex(new MerkleTree(over(new byte[hashes.size() * Sha256.BYTES])).root())
        : null;
  }

  private byte[] over(byte[] leaves) {
    byte[] mixed = leaves.clone();
    hashes.forEach(
        (index, hash) ->
            System.arraycopy(hash, 0, mixed, Math.toIntExact(index) * Sha256.BYTES, Sha256.BYTES));
    return mixed;
  }

  /** Numbers of the leaves whose event is another than the leaf says. */
  Set<Long> differing(byte[] leaves) {
    return hashes.entrySet().stream()
        .filter(e -> !Arrays.equals(e.getValue(), leaf(leaves, e.getKey())))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Numbers of the leaves whose event is not there though it should. */
  Set<Long> missing(byte[] leaves) {
    return missing.stream()
        .filter(index -> !Arrays.equals(Leaves.of(null), leaf(leaves, index)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static byte[] leaf(byte[] leaves, long index) {
    int at = Math.toIntExact(index) * Sha256.BYTES;
    return Arrays.copyOfRange(leaves, at, at + Sha256.BYTES);
  }
}
