package lianban.exchange.catalog;

import java.util.List;
import java.util.stream.Collectors;
import lianban.service.access.Caller;
import org.jspecify.annotations.Nullable;

/**
 * An event type of the catalogue, with who may publish it; grants say who may receive it.
 *
 * @param version in force, the newest
 * @param schema JSON Schema of the payload by the version in force, as text
 * @param publishers clients or departments
 * @param keyField member of the payload whose value the subject is; null if none is named
 * @param signed whether every event carries its department's signature
 * @param open versions that events may be made by, the oldest first; the one in force is among them
 */
public record EventType(
    String type,
    int version,
    String schema,
    List<String> publishers,
    @Nullable String keyField,
    boolean signed,
    List<OpenVersion> open) {

  public EventType {
    publishers = List.copyOf(publishers);
    open = List.copyOf(open);
    if (open.isEmpty() || open.getLast().number() != version) {
      throw new IllegalArgumentException(type + " is not open in the version that is in force");
    }
  }

  /** A type of which one version is open, and whose events need no signature. */
  public EventType(
      String type, int version, String schema, List<String> publishers, @Nullable String keyField) {
    this(
        type,
        version,
        schema,
        publishers,
        keyField,
        false,
        List.of(new OpenVersion(version, 1, schema)));
  }

  /**
   * A version that events may be made by.
   *
   * @param major versions of one major can be read alike
   * @param schema JSON Schema of the payload, as text
   */
  public record OpenVersion(int number, int major, String schema) {}

  public boolean mayPublish(Caller caller) {
    return publishers.stream().anyMatch(name -> isNamed(caller, name));
  }

  private static boolean isNamed(Caller caller, String name) {
    return name.equals(caller.clientId()) || name.equals(caller.department());
  }

  /** The version in force. */
  public OpenVersion current() {
    return open.getLast();
  }

  /** The open version of that number, null if there is none. */
  public @Nullable OpenVersion open(int number) {
    for (OpenVersion one : open) {
      if (one.number() == number) {
        return one;
      }
    }
    return null;
  }

  /** The numbers of the open versions, as a sentence lists them. */
  public String openNumbers() {
    return open.stream().map(one -> String.valueOf(one.number())).collect(Collectors.joining(", "));
  }

  /**
   * Whether two versions are of different majors, as far as that is known. Numbers and majors rise
   * together and majors are closed from the lowest up, so a version below every open one differs
   * from each that is not. Of two that are closed, and of one that is newer than the newest known,
   * nothing is known: that is no.
   */
  public boolean isDifferentMajor(int one, int other) {
    OpenVersion first = open(one);
    OpenVersion second = open(other);
    if (first != null && second != null) {
      return first.major() != second.major();
    }
    int oldest = open.getFirst().number();
    return Math.min(one, other) < oldest && Math.max(one, other) >= oldest;
  }
}
