package lianban.exchange.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lianban.proof.Seal;
import lianban.proof.VerificationKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Finds what was altered in a seal: the field whose right value makes the signature right again.
 *
 * @param number that the seal is stored under
 * @param previous hash of the seal before it, null if that one is not known for sure
 * @param next what the seal after it names as its previous one, null if there is none
 * @param root of the tree over the events or the stored leaves, null if neither is there
 * @param earliest by the topics, null if they no longer tell; the latest likewise
 * @param from offsets that each part of a topic goes on at
 */
record SealTrial(
    long number,
    @Nullable String previous,
    @Nullable String next,
    @Nullable String root,
    @Nullable Instant earliest,
    @Nullable Instant latest,
    Map<Partition, Long> from,
    List<VerificationKey> keys) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** What a field should have said. */
  private record Right(String field, JsonNode value) {}

  /** Whether the seal is as it was signed. */
  boolean isSound(Seal seal) {
    return seal.number() == number
        && keys.stream().anyMatch(k -> k.keyId().equals(seal.keyId()) && seal.isSignedBy(k));
  }

  /** The field that was altered, null if that cannot be told. */
  @Nullable String altered(Seal seal) {
    if (seal.hash().equals(next)) {
      return "signature";
    }
    for (Right right : rights(seal)) {
      if (isSound(mended(seal, right))) {
        return right.field;
      }
    }
    boolean isWhole = seal.root().equals(root) && continues(seal);
    return isWhole && seal.previous().equals(previous) ? "sealedAt" : null;
  }

  private static Seal mended(Seal seal, Right right) {
    return Seal.read(seal.json().set(right.field, right.value));
  }

  private List<Right> rights(Seal seal) {
    List<Right> rights = new ArrayList<>();
    rights.add(new Right("number", JSON.numberNode(number)));
    long sum = seal.ranges().stream().mapToLong(Seal.Range::size).sum();
    rights.add(new Right("size", JSON.numberNode(sum)));
    add(rights, "previous", previous);
    add(rights, "root", root);
    add(rights, "earliest", earliest);
    add(rights, "latest", latest);
    keys.forEach(key -> add(rights, "keyId", key.keyId()));
    rights.add(new Right("ranges", ranges(seal)));
    return rights;
  }

  private static void add(List<Right> rights, String field, @Nullable Object value) {
    if (value != null) {
      rights.add(new Right(field, JSON.stringNode(value.toString())));
    }
  }

  /** The ranges, each beginning where the one before it ended. */
  private JsonNode ranges(Seal seal) {
    var ranges = JSON.arrayNode();
    for (Seal.Range range : seal.ranges()) {
      ranges
          .addObject()
          .put("type", range.type())
          .put("partition", range.partition())
          .put("from", begin(range))
          .put("to", range.to());
    }
    return ranges;
  }

  private long begin(Seal.Range range) {
    return from.getOrDefault(new Partition(range.type(), range.partition()), range.from());
  }

  private boolean continues(Seal seal) {
    return seal.ranges().stream().allMatch(range -> range.from() == begin(range));
  }
}
