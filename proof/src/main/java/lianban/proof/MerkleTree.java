package lianban.proof;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A Merkle tree over leaf hashes, as RFC 9162, 2.1 (and RFC 6962 before it) defines it: a leaf is
 * hashed behind a byte 0 and a node behind a byte 1, so that neither can be taken for the other,
 * and the last of an odd number goes up as it is, so that no two lists of leaves have one root.
 */
public final class MerkleTree {

  private static final byte LEAF = 0;
  private static final byte NODE = 1;
  private static final int HASH = Sha256.BYTES;

  /** From the leaves up; each level has its hashes one after the other. */
  private final List<byte[]> levels = new ArrayList<>();

  /**
   * @param leaves the leaf hashes one after the other, at least one of them
   * @throws IllegalArgumentException if there is none, or the last is not whole
   */
  public MerkleTree(byte[] leaves) {
    if (leaves.length == 0 || leaves.length % HASH != 0) {
      throw new IllegalArgumentException("a tree has one leaf hash or more");
    }
    byte[] level = leaves.clone();
    levels.add(level);
    MessageDigest digest = Sha256.digest();
    while (level.length > HASH) {
      level = above(level, digest);
      levels.add(level);
    }
  }

  private static byte[] above(byte[] level, MessageDigest digest) {
    int count = level.length / HASH;
    byte[] above = new byte[(count + 1) / 2 * HASH];
    for (int i = 0; i + 1 < count; i += 2) {
      digest.update(NODE);
      digest.update(level, i * HASH, 2 * HASH);
      System.arraycopy(digest.digest(), 0, above, i / 2 * HASH, HASH);
    }
    if (count % 2 == 1) {
      System.arraycopy(level, level.length - HASH, above, above.length - HASH, HASH);
    }
    return above;
  }

  /** Hash of a leaf that stands for these bytes. */
  public static byte[] leaf(byte[] content) {
    return Sha256.of(new byte[] {LEAF}, content);
  }

  static byte[] node(byte[] left, byte[] right) {
    return Sha256.of(new byte[] {NODE}, left, right);
  }

  /** How many leaves it has. */
  public int size() {
    return levels.getFirst().length / HASH;
  }

  /** 32 bytes. */
  public byte[] root() {
    return levels.getLast().clone();
  }

  /** Hash of a leaf, by its number from 0. */
  public byte[] leaf(int index) {
    return at(levels.getFirst(), index);
  }

  /**
   * What shows that a leaf is in the tree.
   *
   * @param index of the leaf, from 0
   */
  public InclusionProof proof(int index) {
    if (index < 0 || index >= size()) {
      throw new IllegalArgumentException("the tree has no leaf " + index);
    }
    List<byte[]> path = new ArrayList<>();
    int at = index;
    for (byte[] level : levels.subList(0, levels.size() - 1)) {
      int sibling = at ^ 1;
      if (sibling * HASH < level.length) {
        path.add(at(level, sibling));
      }
      at /= 2;
    }
    return new InclusionProof(index, size(), path);
  }

  private static byte[] at(byte[] level, int index) {
    return Arrays.copyOfRange(level, index * HASH, (index + 1) * HASH);
  }
}
