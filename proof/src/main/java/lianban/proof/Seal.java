package lianban.proof;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A signed statement that these events stood on their topics, chained to the one before it.
 *
 * @param number from 1, without a gap
 * @param previous hash of the seal before this one; 64 zeros for the first
 * @param root of the tree over the events, hexadecimal
 * @param size how many leaves the tree has
 * @param ranges what it covers, in the order of the leaves
 * @param earliest when the broker took the first of the events
 * @param latest when it took the last
 * @param sealedAt when the seal was made
 * @param keyId of the key that signed
 * @param signature over the {@link #content}, base64url; empty before it is signed
 */
public record Seal(
    long number,
    String previous,
    String root,
    long size,
    List<Range> ranges,
    Instant earliest,
    Instant latest,
    Instant sealedAt,
    String keyId,
    String signature) {

  /** Of the first seal. */
  public static final String NO_PREVIOUS = "0".repeat(2 * Sha256.BYTES);

  private static final int VERSION = 1;

  public Seal {
    ranges = List.copyOf(ranges);
  }

  /**
   * Part of a topic, one leaf for each offset.
   *
   * @param type of the events, also the topic
   * @param from first offset
   * @param to offset after the last
   */
  public record Range(String type, int partition, long from, long to) {

    /** How many leaves it has. */
    public long size() {
      return to - from;
    }
  }

  /** The same, signed. */
  public Seal signedBy(SigningKey key) {
    String signed = Base64Url.encode(key.sign(content()));
    return new Seal(
        number, previous, root, size, ranges, earliest, latest, sealedAt, keyId, signed);
  }

  /** Whether the key made the signature. */
  public boolean isSignedBy(VerificationKey key) {
    try {
      return key.verifies(content(), Base64Url.decode(signature));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** What is hashed and signed: the canonical JSON of everything but the signature. */
  public byte[] content() {
    return CanonicalJson.bytes(json().without("signature"));
  }

  /** What the next seal names as its previous one. */
  public String hash() {
    return Sha256.hex(Sha256.of(content()));
  }

  /**
   * Number of the leaf of an event.
   *
   * @return from 0; −1 if the seal does not cover it
   */
  public long indexOf(String type, int partition, long offset) {
    long before = 0;
    for (Range range : ranges) {
      if (range.type.equals(type)
          && range.partition == partition
          && range.from <= offset
          && offset < range.to) {
        return before + offset - range.from;
      }
      before += range.size();
    }
    return -1;
  }

  /** Where the event of a leaf stands; null if there is no such leaf. */
  public @Nullable Place placeOf(long index) {
    long before = 0;
    for (Range range : ranges) {
      if (index >= before && index < before + range.size()) {
        return new Place(range.type, range.partition, range.from + index - before);
      }
      before += range.size();
    }
    return null;
  }

  /** As it is written. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("version", VERSION).put("number", number).put("previous", previous);
    json.put("root", root).put("size", size);
    var written = json.putArray("ranges");
    for (Range range : ranges) {
      written
          .addObject()
          .put("type", range.type)
          .put("partition", range.partition)
          .put("from", range.from)
          .put("to", range.to);
    }
    json.put("earliest", earliest.toString()).put("latest", latest.toString());
    json.put("sealedAt", sealedAt.toString());
    return json.put("keyId", keyId).put("signature", signature);
  }

  /**
   * Reads a seal.
   *
   * @throws IllegalArgumentException if it is none, or has anything that no seal has
   */
  public static Seal read(JsonNode json) {
    Seal seal;
    try {
      List<Range> ranges = new ArrayList<>();
      for (JsonNode range : json.path("ranges")) {
        ranges.add(
            new Range(
                range.required("type").stringValue(),
                range.required("partition").intValue(),
                range.required("from").longValue(),
                range.required("to").longValue()));
      }
      seal =
          new Seal(
              json.required("number").longValue(),
              json.required("previous").stringValue(),
              json.required("root").stringValue(),
              json.required("size").longValue(),
              ranges,
              Instant.parse(json.required("earliest").stringValue()),
              Instant.parse(json.required("latest").stringValue()),
              Instant.parse(json.required("sealedAt").stringValue()),
              json.required("keyId").stringValue(),
              json.required("signature").stringValue());
    } catch (tools.jackson.core.JacksonException | DateTimeParseException e) {
      throw new IllegalArgumentException("this is no seal", e);
    }
    if (!Arrays.equals(CanonicalJson.bytes(seal.json()), CanonicalJson.bytes(json))) {
      throw new IllegalArgumentException("this is no seal of version 1");
    }
    return seal;
  }
}
