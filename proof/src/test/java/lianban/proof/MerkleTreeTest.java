package lianban.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MerkleTreeTest {

  private static final int MOST = 300;

  /** The leaves and roots that the authors of RFC 6962 published with their implementation. */
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  @ParameterizedTest
  @CsvSource({
    "1,6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "2,fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "3,aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "4,d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "5,4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "6,76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "7,ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "8,5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
  })
  void rootIsTheOneKnownFromRfc6962(int size, String root) {
    byte[] leaves = new byte[size * Sha256.BYTES];
    for (int i = 0; i < size; i++) {
      byte[] leaf = MerkleTree.leaf(HexFormat.of().parseHex(LEAVES.get(i)));
      System.arraycopy(leaf, 0, leaves, i * Sha256.BYTES, Sha256.BYTES);
    }
    assertThat(Sha256.hex(new MerkleTree(leaves).root())).isEqualTo(root);
  }

  /** The definition of RFC 9162, 2.1.1, word for word. */
  private static byte[] defined(List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int split = Integer.highestOneBit(leaves.size() - 1);
    return Sha256.of(
        new byte[] {1},
        defined(leaves.subList(0, split)),
        defined(leaves.subList(split, leaves.size())));
  }

  @Test
  void rootIsAsDefinedForEverySize() {
    var random = new Random(1);
    List<byte[]> leaves = new ArrayList<>();
    for (int size = 1; size <= MOST; size++) {
      byte[] leaf = new byte[Sha256.BYTES];
      random.nextBytes(leaf);
      leaves.add(leaf);
      assertThat(tree(leaves).root()).as("%d leaves", size).isEqualTo(defined(leaves));
    }
  }

  @Test
  void everyLeafOfEverySizeIsProven() {
    for (int size = 1; size <= MOST; size++) {
      MerkleTree tree = tree(size);
      byte[] root = tree.root();
      for (int i = 0; i < size; i++) {
        assertThat(tree.proof(i).root(tree.leaf(i))).isEqualTo(root);
      }
    }
  }

  @Test
  void anyAlteredBitOfLeafOrPathLeadsElsewhere() {
    var random = new Random(2);
    for (int size : new int[] {1, 2, 3, 5, 7, 8, 13, 64, 65, 255, 300}) {
      MerkleTree tree = tree(size);
      int index = random.nextInt(size);
      InclusionProof proof = tree.proof(index);
      for (int bit = 0; bit < 8 * Sha256.BYTES; bit++) {
        assertThat(proof.root(flipped(tree.leaf(index), bit))).isNotEqualTo(tree.root());
        for (int step = 0; step < proof.path().size(); step++) {
          List<byte[]> path = new ArrayList<>(proof.path());
          path.set(step, flipped(path.get(step), bit));
          assertThat(new InclusionProof(index, size, path).root(tree.leaf(index)))
              .isNotEqualTo(tree.root());
        }
      }
    }
  }

  @Test
  void proofHoldsForNoOtherLeaf() {
    for (int size = 2; size <= 40; size++) {
      MerkleTree tree = tree(size);
      for (int i = 0; i < size; i++) {
        for (int other = 0; other < size; other++) {
          if (i != other) {
            var moved = new InclusionProof(other, size, tree.proof(i).path());
            assertThat(moved.root(tree.leaf(i))).isNotEqualTo(tree.root());
          }
        }
      }
    }
  }

  @Test
  void pathThatIsTooLongOrTooShortLeadsNowhere() {
    for (int size = 2; size <= MOST; size++) {
      MerkleTree tree = tree(size);
      InclusionProof proof = tree.proof(size / 2);
      List<byte[]> longer = new ArrayList<>(proof.path());
      longer.add(new byte[Sha256.BYTES]);
      List<byte[]> shorter = proof.path().subList(0, proof.path().size() - 1);
      byte[] leaf = tree.leaf(size / 2);
      assertThat(new InclusionProof(size / 2, size, longer).root(leaf)).isNull();
      assertThat(new InclusionProof(size / 2, size, shorter).root(leaf)).isNull();
    }
  }

  @Test
  void aRepeatedLastLeafMakesAnotherTree() {
    MerkleTree three = tree(3);
    byte[] four = Arrays.copyOf(concatenated(3), 4 * Sha256.BYTES);
    System.arraycopy(three.leaf(2), 0, four, 3 * Sha256.BYTES, Sha256.BYTES);
    assertThat(new MerkleTree(four).root()).isNotEqualTo(three.root());
  }

  @Test
  void aNodeIsNoLeaf() {
    MerkleTree two = tree(2);
    byte[] content = Arrays.copyOfRange(concatenated(2), 0, 2 * Sha256.BYTES);
    assertThat(MerkleTree.leaf(content)).isNotEqualTo(two.root());
  }

  @Test
  void refusesWhatIsNoListOfHashes() {
    assertThatThrownBy(() -> new MerkleTree(new byte[0])).hasMessageContaining("one leaf");
    assertThatThrownBy(() -> new MerkleTree(new byte[33])).hasMessageContaining("one leaf");
    assertThatThrownBy(() -> tree(3).proof(3)).hasMessageContaining("no leaf 3");
    assertThat(new InclusionProof(1, 1, List.of()).root(new byte[32])).isNull();
    assertThat(new InclusionProof(0, 2, List.of(new byte[31])).root(new byte[32])).isNull();
  }

  private static byte[] flipped(byte[] hash, int bit) {
    byte[] flipped = hash.clone();
    flipped[bit / 8] ^= (byte) (1 << bit % 8);
    return flipped;
  }

  private static MerkleTree tree(int size) {
    return new MerkleTree(concatenated(size));
  }

  private static byte[] concatenated(int size) {
    byte[] leaves = new byte[size * Sha256.BYTES];
    new Random(size).nextBytes(leaves);
    return leaves;
  }

  private static MerkleTree tree(List<byte[]> leaves) {
    byte[] all = new byte[leaves.size() * Sha256.BYTES];
    for (int i = 0; i < leaves.size(); i++) {
      System.arraycopy(leaves.get(i), 0, all, i * Sha256.BYTES, Sha256.BYTES);
    }
    return new MerkleTree(all);
  }
}
