package lianban.exchange.proof;

import java.util.HashMap;
import java.util.Map;
import lianban.proof.Seal;

/**
 * The end of the chain.
 *
 * @param number of the last seal, 0 if there is none
 * @param hash of the last seal
 * @param next offset of each part of a topic that is not sealed
 */
record Head(long number, String hash, Map<Partition, Long> next) {

  Head {
    next = Map.copyOf(next);
  }

  /** With one seal more. */
  Head with(Seal seal) {
    Map<Partition, Long> after = new HashMap<>(next);
    for (Seal.Range range : seal.ranges()) {
      after.merge(new Partition(range.type(), range.partition()), range.to(), Math::max);
    }
    return new Head(seal.number(), seal.hash(), after);
  }

  SealIndex.Progress progress() {
    return new SealIndex.Progress(number, next);
  }
}
