package lianban.proof;

import static lianban.proof.Check.Subject.CHAIN;
import static lianban.proof.Check.Subject.DEPARTMENT_SIGNATURE;
import static lianban.proof.Check.Subject.LEAF;
import static lianban.proof.Check.Subject.PATH;
import static lianban.proof.Check.Subject.PLACE;
import static lianban.proof.Check.Subject.SEAL_SIGNATURE;
import static lianban.proof.Check.Subject.TRUST;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Checks a proof by itself: nothing is asked of anybody. */
public final class Verifier {

  private final Bundle bundle;
  private final Set<String> trusted;

  private Verifier(Bundle bundle, Set<String> trusted) {
    this.bundle = bundle;
    this.trusted = trusted;
  }

  /**
   * Checks a proof.
   *
   * @param trusted ids of the keys that the exchange is known to sign with, from elsewhere than the
   *     proof; empty if they are not known, which leaves open whose proof it is
   */
  public static Verification verify(Bundle bundle, Set<String> trusted) {
    var verifier = new Verifier(bundle, Set.copyOf(trusted));
    return new Verification(
        List.of(
            verifier.leaf(),
            verifier.place(),
            verifier.path(),
            verifier.sealSignature(),
            verifier.chain(),
            verifier.trust(),
            verifier.departmentSignature()),
        Statement.of(bundle));
  }

  private Check leaf() {
    JsonNode event = bundle.event();
    if (event == null) {
      return Check.leftOut(LEAF, "the event is not in the proof");
    }
    try {
      String hash = Sha256.hex(MerkleTree.leaf(CanonicalJson.bytes(event)));
      return Check.of(LEAF, hash.equals(bundle.leaf()), "the event's leaf hash is " + hash);
    } catch (IllegalArgumentException e) {
      return Check.of(LEAF, false, "the event has no canonical form");
    }
  }

  private Check place() {
    Seal seal = bundle.seal();
    Place place = bundle.place();
    if (!areSound(seal)) {
      return Check.of(PLACE, false, "the seal's ranges do not add up to its size");
    }
    if (bundle.event() != null && !place.type().equals(bundle.event().path("type").asString(""))) {
      return Check.of(PLACE, false, "the event is of another type");
    }
    long index = seal.indexOf(place.type(), place.partition(), place.offset());
    return Check.of(PLACE, index == bundle.index(), "by the seal the leaf is " + index);
  }

  private static boolean areSound(Seal seal) {
    long sum = 0;
    for (Seal.Range range : seal.ranges()) {
      if (range.from() < 0 || range.to() <= range.from()) {
        return false;
      }
      sum += range.size();
    }
    return sum == seal.size();
  }

  private Check path() {
    try {
      List<byte[]> path = bundle.path().stream().map(Sha256::fromHex).toList();
      var proof = new InclusionProof(bundle.index(), bundle.seal().size(), path);
      byte[] root = proof.root(Sha256.fromHex(bundle.leaf()));
      return root == null
          ? Check.of(PATH, false, "the path does not fit a tree of this size")
          : Check.of(
              PATH,
              Sha256.hex(root).equals(bundle.seal().root()),
              "the path leads to " + Sha256.hex(root));
    } catch (IllegalArgumentException e) {
      return Check.of(PATH, false, "the leaf or the path has something that is no hash");
    }
  }

  private Check sealSignature() {
    return Check.of(SEAL_SIGNATURE, isSigned(bundle.seal()), "key " + bundle.seal().keyId());
  }

  private boolean isSigned(Seal seal) {
    VerificationKey key = key(bundle.keys(), seal.keyId());
    return key != null && seal.isSignedBy(key);
  }

  private Check chain() {
    Seal last = bundle.seal();
    if (bundle.chain().isEmpty()) {
      return Check.leftOut(CHAIN, "the proof has no later seals");
    }
    for (Seal seal : bundle.chain()) {
      if (seal.number() != last.number() + 1 || !seal.previous().equals(last.hash())) {
        return Check.of(CHAIN, false, "seal " + seal.number() + " does not follow");
      }
      if (!isSigned(seal)) {
        return Check.of(CHAIN, false, "the signature of seal " + seal.number() + " is wrong");
      }
      last = seal;
    }
    return Check.ok(CHAIN);
  }

  private Check trust() {
    if (trusted.isEmpty()) {
      return Check.leftOut(
          TRUST, "compare this key with the one that the exchange publishes: " + keyIds());
    }
    return Check.of(TRUST, trusted.containsAll(keyIds()), "signed with " + keyIds());
  }

  /** Of all seals in the proof. */
  private Set<String> keyIds() {
    var ids = new TreeSet<String>();
    ids.add(bundle.seal().keyId());
    bundle.chain().forEach(seal -> ids.add(seal.keyId()));
    return ids;
  }

  private Check departmentSignature() {
    JsonNode event = bundle.event();
    String signature = event == null ? null : SignedEvent.signature(event);
    if (signature == null) {
      return Check.leftOut(DEPARTMENT_SIGNATURE, "no signed event is in the proof");
    }
    try {
      DetachedJws jws = DetachedJws.read(signature);
      VerificationKey key = key(bundle.departmentKeys(), jws.keyId());
      return key == null
          ? Check.of(DEPARTMENT_SIGNATURE, false, "the key is not in the proof: " + jws.keyId())
          : Check.of(
              DEPARTMENT_SIGNATURE,
              jws.isOf(key, SignedEvent.content(Objects.requireNonNull(event))),
              "the event is not what was signed");
    } catch (IllegalArgumentException e) {
      return Check.of(DEPARTMENT_SIGNATURE, false, "it is no detached signature");
    }
  }

  private static @Nullable VerificationKey key(List<VerificationKey> keys, String id) {
    return keys.stream().filter(key -> key.keyId().equals(id)).findFirst().orElse(null);
  }
}
