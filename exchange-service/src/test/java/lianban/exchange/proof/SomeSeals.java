package lianban.exchange.proof;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import lianban.proof.Algorithm;
import lianban.proof.MerkleTree;
import lianban.proof.Seal;
import lianban.proof.Sha256;
import lianban.proof.SigningKey;

/** Seals for contract suites. */
final class SomeSeals {

  static final SigningKey KEY = SigningKey.generate(Algorithm.EDDSA, new SecureRandom());
  static final Instant AT = Instant.parse("2026-11-24T01:00:00.123Z");

  private SomeSeals() {}

  /** Made-up leaf hashes. */
  static byte[] leaves(int size) {
    byte[] leaves = new byte[size * Sha256.BYTES];
    new Random(size).nextBytes(leaves);
    return leaves;
  }

  /** A seal over offsets of one part of a topic. */
  static Seal seal(long number, String type, long from, byte[] leaves) {
    int size = leaves.length / Sha256.BYTES;
    return new Seal(
            number,
            Seal.NO_PREVIOUS,
            Sha256.hex(new MerkleTree(leaves).root()),
            size,
            List.of(new Seal.Range(type, 2, from, from + size)),
            AT,
            AT,
            AT,
            KEY.verificationKey().keyId(),
            "")
        .signedBy(KEY);
  }
}
