package lianban.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A recorded proof, which others can hold their own programs against. A difference is a change of
 * the format, which every proof that was ever handed out is written in.
 */
class SampleBundleTest {

  private static final Path FILE = Path.of("src/test/resources/lianban/proof/bundle.json");

  /** The private key of RFC 8037, A.1. */
  private static final SigningKey KEY =
      SigningKey.read(
          Base64.getDecoder()
              .decode("MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g"));

  private static final Instant AT = Instant.parse("2026-11-24T01:00:00.123Z");

  private static JsonNode event(int number) {
    String event =
        """
        {"specversion":"1.0","id":"e-%d","source":"/housing","type":"housing.contract.filed",
         "subject":"C-1","datacontenttype":"application/json","department":"housing",
         "schemaversion":"1","traceparent":"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
         "data":{"contractNo":"C-1","propertyNo":"P-1","price":"267000.00","address":"滨海路1号"}}
        """
            .formatted(number);
    return CanonicalJson.read(event.getBytes(StandardCharsets.UTF_8));
  }

  private static Bundle bundle() {
    byte[] leaves = new byte[5 * Sha256.BYTES];
    for (int i = 0; i < 5; i++) {
      byte[] leaf = MerkleTree.leaf(CanonicalJson.bytes(event(i)));
      System.arraycopy(leaf, 0, leaves, i * Sha256.BYTES, Sha256.BYTES);
    }
    var tree = new MerkleTree(leaves);
    Seal seal = seal(1, Seal.NO_PREVIOUS, tree, 0);
    return new Bundle(
        event(4),
        null,
        new Place("housing.contract.filed", 3, 1),
        Sha256.hex(tree.leaf(4)),
        4,
        tree.proof(4).path().stream().map(Sha256::hex).toList(),
        seal,
        List.of(seal(2, seal.hash(), tree, 5)),
        List.of(KEY.verificationKey()),
        List.of());
  }

  private static Seal seal(long number, String previous, MerkleTree tree, long from) {
    return new Seal(
            number,
            previous,
            Sha256.hex(tree.root()),
            5,
            List.of(
                new Seal.Range("housing.contract.filed", 0, from, from + 3),
                new Seal.Range("housing.contract.filed", 3, from, from + 2)),
            AT,
            AT.plusMillis(250),
            AT.plusSeconds(1),
            KEY.verificationKey().keyId(),
            "")
        .signedBy(KEY);
  }

  @Test
  void proofLooksAsRecorded() throws IOException {
    if (Boolean.getBoolean("golden.accept")) {
      Files.writeString(FILE, bundle().json().toPrettyString() + "\n");
    }
    assertThat(text(bundle().json())).isEqualTo(text(CanonicalJson.read(Files.readAllBytes(FILE))));
  }

  private static String text(JsonNode json) {
    return new String(CanonicalJson.bytes(json), StandardCharsets.UTF_8);
  }

  @Test
  void recordedProofHolds() throws IOException {
    Bundle recorded = Bundle.read(CanonicalJson.read(Files.readAllBytes(FILE)));

    Verification verification =
        Verifier.verify(recorded, Set.of("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"));

    assertThat(verification.holds()).isTrue();
  }
}
