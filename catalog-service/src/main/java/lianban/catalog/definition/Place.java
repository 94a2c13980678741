package lianban.catalog.definition;

import java.util.List;
import java.util.stream.IntStream;
import lianban.service.problem.Fault;
import tools.jackson.databind.JsonNode;

/**
 * A place in a definition that may be missing or of the wrong type: the form of the document is
 * told elsewhere, so reading is lenient and every rule gets to say what it finds.
 *
 * @param pointer JSON pointer (RFC 6901) from the root
 */
public record Place(String pointer, JsonNode node) {

  /** The whole document. */
  public static Place root(JsonNode document) {
    return new Place("", document);
  }

  /** A member, which may be missing. */
  public Place at(String member) {
    String token = member.replace("~", "~0").replace("/", "~1");
    return new Place(pointer + "/" + token, node.path(member));
  }

  /** The elements of an array; none if it is something else. */
  public List<Place> items() {
    int size = node.isArray() ? node.size() : 0;
    return IntStream.range(0, size)
        .mapToObj(i -> new Place(pointer + "/" + i, node.path(i)))
        .toList();
  }

  /** The members of an object; none if it is something else. */
  public List<Place> members() {
    return node.propertyNames().stream().map(this::at).toList();
  }

  /** The elements of an array that are strings. */
  public List<String> texts() {
    return items().stream().map(Place::text).filter(text -> !text.isEmpty()).toList();
  }

  /** The string here, empty if there is none. */
  public String text() {
    return node.isString() ? node.asString() : "";
  }

  /** The whole number here, 0 if there is none. */
  public int whole() {
    return node.isInt() ? node.asInt() : 0;
  }

  /** Whether a string is here that has something in it. */
  public boolean hasText() {
    return !text().isEmpty();
  }

  /** Says what is wrong here. */
  public Fault fault(String code, String message) {
    return new Fault(pointer, code, message);
  }
}
