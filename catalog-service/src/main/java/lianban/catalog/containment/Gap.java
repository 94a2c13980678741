package lianban.catalog.containment;

/**
 * A reason why values of one schema may be refused by another, or why it cannot be shown that they
 * are not.
 *
 * @param pointer JSON pointer (RFC 6901) into the schema that refuses, its references followed
 * @param code the keyword of JSON Schema that refuses, {@code not-shown} where nothing is known for
 *     sure
 * @param message one sentence
 */
public record Gap(String pointer, String code, String message) {

  /** Code of what may be right but cannot be shown to be. */
  public static final String NOT_SHOWN = "not-shown";

  static Gap of(String at, String keyword, String message) {
    return new Gap(at + "/" + keyword, keyword, message);
  }

  static Gap notShown(String at, String keyword) {
    return new Gap(
        at + "/" + keyword, NOT_SHOWN, "It cannot be shown that all values keep this rule.");
  }
}
