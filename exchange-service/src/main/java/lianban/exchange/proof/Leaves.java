package lianban.exchange.proof;

import io.cloudevents.CloudEvent;
import lianban.exchange.event.CanonicalEvent;
import lianban.proof.MerkleTree;
import org.jspecify.annotations.Nullable;

/** The leaf of what stands at an offset. */
final class Leaves {

  private static final byte[] NO_EVENT = MerkleTree.leaf(new byte[0]);

  private Leaves() {}

  /**
   * Hash of the leaf: over the event's canonical form, or over nothing where no event can be read,
   * so that each offset has its leaf.
   */
  static byte[] of(@Nullable CloudEvent event) {
    if (event == null) {
      return NO_EVENT;
    }
    try {
      return MerkleTree.leaf(CanonicalEvent.bytes(event));
    } catch (IllegalArgumentException e) {
      return NO_EVENT;
    }
  }
}
