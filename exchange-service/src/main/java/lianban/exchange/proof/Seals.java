package lianban.exchange.proof;

import java.util.List;
import lianban.proof.Seal;
import org.jspecify.annotations.Nullable;

/** The chain of seals, and the leaf hashes below each. */
public interface Seals {

  /**
   * Keeps the leaves of a seal that is to be appended. May be done again, and for seals that never
   * become part of the chain.
   *
   * @param leaves hashes one after the other, 32 bytes each
   */
  void keepLeaves(Seal seal, byte[] leaves);

  /**
   * Makes a seal part of the chain.
   *
   * @return false if another has its number; nothing is changed then
   */
  boolean append(Seal seal);

  /** The seal as it is stored, canonical JSON; null if there is none of that number. */
  @Nullable String text(long number);

  /** As many of the next seals as there are, up to a limit, in their order. */
  List<Seal> after(long number, int limit);

  /** The leaves of a seal, null if they are not all there. */
  byte @Nullable [] leaves(Seal seal);
}
