package lianban.service.problem;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * One of several things wrong with a request.
 *
 * @param pointer JSON pointer (RFC 6901) to the place, empty for the whole
 * @param code stable, such as {@code required} or {@code cycle}
 * @param message one sentence
 */
public record Fault(String pointer, String code, String message) {

  private static final Pattern INDEX = Pattern.compile("(?<=/)[0-9]{1,8}(?=/|$)");

  /** By place, rows in the order of their numbers, then by code. */
  static final Comparator<Fault> ORDER =
      Comparator.comparing(Fault::place).thenComparing(Fault::code).thenComparing(Fault::message);

  /** One step of a pointer: to a member, whose name may hold what a pointer must escape. */
  public static String step(String member) {
    return "/" + member.replace("~", "~0").replace("/", "~1");
  }

  /** The pointer with every index as long as the longest, so that 10 comes after 9. */
  private String place() {
    return INDEX
        .matcher(pointer)
        .replaceAll(index -> "0".repeat(8 - index.group().length()) + "$0");
  }
}
