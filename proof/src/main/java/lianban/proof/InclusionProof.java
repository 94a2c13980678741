package lianban.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What leads from a leaf to the root of its tree (RFC 9162, 2.1.3).
 *
 * @param index of the leaf, from 0
 * @param size how many leaves the tree has
 * @param path hashes of the siblings, from the leaf up, 32 bytes each
 */
@SuppressWarnings("ArrayRecordComponent") // the hashes are never compared through the record
public record InclusionProof(long index, long size, List<byte[]> path) {

  public InclusionProof {
    path = List.copyOf(path);
  }

  /**
   * The root that a leaf leads to; null if a path of this length cannot belong to a tree of this
   * size. The algorithm of RFC 9162, 2.1.3.2.
   */
  public byte @Nullable [] root(byte[] leaf) {
    if (index < 0 || index >= size) {
      return null;
    }
    long node = index;
    long last = size - 1;
    byte[] hash = leaf;
    for (byte[] sibling : path) {
      if (last == 0 || sibling.length != Sha256.BYTES) {
        return null;
      }
      if (node % 2 == 1 || node == last) {
        hash = MerkleTree.node(sibling, hash);
        while (node % 2 == 0 && node != 0) {
          node /= 2;
          last /= 2;
        }
      } else {
        hash = MerkleTree.node(hash, sibling);
      }
      node /= 2;
      last /= 2;
    }
    return last == 0 ? hash : null;
  }
}
