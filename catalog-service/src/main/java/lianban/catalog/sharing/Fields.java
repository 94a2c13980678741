package lianban.catalog.sharing;

import java.util.List;

/**
 * Pointers into the data of a type: JSON Pointers (RFC 6901), in which {@code *} stands for every
 * element of an array. {@code ""} names all of the data.
 */
public final class Fields {

  /** All of the data. */
  public static final List<String> ALL = List.of("");

  private Fields() {}

  /** Whether a field is one of those allowed, or below one. */
  public static boolean covers(List<String> allowed, String field) {
    return allowed.stream().anyMatch(one -> field.equals(one) || field.startsWith(one + "/"));
  }

  /** The same fields, each once, without those below others, in order. */
  static List<String> plain(List<String> fields) {
    List<String> distinct = fields.stream().distinct().sorted().toList();
    return distinct.stream()
        .filter(field -> distinct.stream().noneMatch(other -> isBelow(other, field)))
        .toList();
  }

  private static boolean isBelow(String above, String field) {
    return !field.equals(above) && field.startsWith(above + "/");
  }
}
