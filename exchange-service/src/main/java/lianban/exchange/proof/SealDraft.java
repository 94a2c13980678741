package lianban.exchange.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lianban.exchange.proof.EventLog.Logged;
import lianban.proof.MerkleTree;
import lianban.proof.Seal;
import lianban.proof.Sha256;
import lianban.proof.SigningKey;
import org.jspecify.annotations.Nullable;

/** Gathers what the next seal covers. Holds a hash of each event and no event. */
final class SealDraft {

  private final Map<Partition, Long> from;
  private final Map<Partition, List<byte[]>> hashes = new TreeMap<>();
  private @Nullable Instant earliest;
  private @Nullable Instant latest;

  /**
   * @param from where the seal begins in each part of a topic
   */
  SealDraft(Map<Partition, Long> from) {
    this.from = Map.copyOf(from);
  }

  /** Takes in what was read; of each part in order. */
  void add(Logged logged) {
    var partition = new Partition(logged.place().type(), logged.place().partition());
    List<byte[]> part = hashes.computeIfAbsent(partition, p -> new ArrayList<>());
    // A log may have offsets without a record; each has its leaf, or places could not be counted.
    fill(part, logged.place().offset() - from(partition));
    part.add(Leaves.of(logged.event()));
    Instant at = logged.at();
    earliest = earliest == null || at.isBefore(earliest) ? at : earliest;
    latest = latest == null || at.isAfter(latest) ? at : latest;
  }

  private long from(Partition partition) {
    Long first = from.get(partition);
    if (first == null) {
      throw new IllegalArgumentException("this part was not to be read");
    }
    return first;
  }

  private static void fill(List<byte[]> part, long size) {
    while (part.size() < size) {
      part.add(Leaves.of(null));
    }
  }

  boolean isEmpty() {
    return hashes.isEmpty();
  }

  /** All leaf hashes, in the order of the seal's ranges. */
  byte[] leaves() {
    int size = hashes.values().stream().mapToInt(List::size).sum();
    byte[] leaves = new byte[size * Sha256.BYTES];
    int at = 0;
    for (List<byte[]> part : hashes.values()) {
      for (byte[] hash : part) {
        System.arraycopy(hash, 0, leaves, at, Sha256.BYTES);
        at += Sha256.BYTES;
      }
    }
    return leaves;
  }

  /**
   * The signed seal.
   *
   * @param previous hash of the seal before it
   */
  Seal seal(long number, String previous, byte[] leaves, Instant now, SigningKey key) {
    List<Seal.Range> ranges = new ArrayList<>();
    hashes.forEach(
        (partition, part) -> {
          long first = from(partition);
          ranges.add(
              new Seal.Range(partition.type(), partition.number(), first, first + part.size()));
        });
    return new Seal(
            number,
            previous,
            Sha256.hex(new MerkleTree(leaves).root()),
            leaves.length / Sha256.BYTES,
            ranges,
            earliest == null ? now : earliest,
            latest == null ? now : latest,
            now,
            key.verificationKey().keyId(),
            "")
        .signedBy(key);
  }
}
