package lianban.exchange.proof;

import java.util.Map;
import lianban.proof.Place;
import lianban.proof.Seal;
import org.jspecify.annotations.Nullable;

/** Which seal covers what. A view of the seals, which can be made again from them. */
public interface SealIndex {

  /**
   * How far the index goes.
   *
   * @param number of the last seal that is surely in it
   * @param next offset of each part of a topic that is to be sealed after it
   */
  record Progress(long number, Map<Partition, Long> next) {

    /** Before the first seal. */
    public static final Progress NONE = new Progress(0, Map.of());

    public Progress {
      next = Map.copyOf(next);
    }
  }

  /** Takes a seal in. Twice is the same as once. */
  void add(Seal seal);

  Progress progress();

  /** Notes that all seals up to this one are in. */
  void save(Progress progress);

  /** Number of the seal that covers the place, null if none in the index does. */
  @Nullable Long find(Place place);
}
