package lianban.proof;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that shows that one event was sealed, in one file.
 *
 * @param event in structured JSON as it stands on its topic; null if it is withheld
 * @param withheld why the event is not here; null if it is
 * @param leaf hash of the event's leaf, hexadecimal
 * @param index of the leaf
 * @param path hashes from the leaf up, hexadecimal
 * @param seal that covers the event
 * @param chain the seals after it, in their order, as many as were asked for
 * @param keys that the exchange signs with
 * @param departmentKeys the key that the department signed with, if the event is signed
 */
public record Bundle(
    @Nullable JsonNode event,
    @Nullable String withheld,
    Place place,
    String leaf,
    long index,
    List<String> path,
    Seal seal,
    List<Seal> chain,
    List<VerificationKey> keys,
    List<VerificationKey> departmentKeys) {

  /** What the member {@code format} says. */
  public static final String FORMAT = "lianban-proof/1";

  public Bundle {
    path = List.copyOf(path);
    chain = List.copyOf(chain);
    keys = List.copyOf(keys);
    departmentKeys = List.copyOf(departmentKeys);
  }

  /** The same with the event, as somebody has it who was not given it here. */
  public Bundle with(JsonNode known) {
    return new Bundle(known, null, place, leaf, index, path, seal, chain, keys, departmentKeys);
  }

  /** As it is written, with a sentence that says what it shows. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", FORMAT);
    json.set("statement", Statement.of(this).json());
    if (event != null) {
      json.set("event", event);
    }
    if (withheld != null) {
      json.put("withheld", withheld);
    }
    json.putObject("place")
        .put("type", place.type())
        .put("partition", place.partition())
        .put("offset", place.offset());
    json.put("leaf", leaf).put("index", index);
    var hashes = json.putArray("path");
    path.forEach(hashes::add);
    json.set("seal", seal.json());
    var seals = json.putArray("chain");
    chain.forEach(one -> seals.add(one.json()));
    var open = json.putArray("keys");
    keys.forEach(key -> open.add(key.json()));
    var departments = json.putArray("departmentKeys");
    departmentKeys.forEach(key -> departments.add(key.json()));
    return json;
  }

  /**
   * Reads a bundle; whether it proves anything is for {@link Verifier} to say.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Bundle read(JsonNode json) {
    if (!json.path("format").asString("").equals(FORMAT)) {
      throw new IllegalArgumentException("this is no proof of the format " + FORMAT);
    }
    try {
      JsonNode place = json.required("place");
      JsonNode withheld = json.path("withheld");
      return new Bundle(
          json.get("event"),
          withheld.isString() ? withheld.stringValue() : null,
          new Place(
              place.required("type").stringValue(),
              place.required("partition").intValue(),
              place.required("offset").longValue()),
          json.required("leaf").stringValue(),
          json.required("index").longValue(),
          texts(json.required("path")),
          Seal.read(json.required("seal")),
          seals(json.required("chain")),
          keys(json.required("keys")),
          keys(json.required("departmentKeys")));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("this is no whole proof", e);
    }
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(one -> texts.add(one.stringValue()));
    return texts;
  }

  private static List<Seal> seals(JsonNode array) {
    List<Seal> seals = new ArrayList<>();
    array.forEach(one -> seals.add(Seal.read(one)));
    return seals;
  }

  private static List<VerificationKey> keys(JsonNode array) {
    List<VerificationKey> keys = new ArrayList<>();
    array.forEach(one -> keys.add(VerificationKey.read(one)));
    return keys;
  }
}
