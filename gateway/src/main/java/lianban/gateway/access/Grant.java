package lianban.gateway.access;

/** Who may use a row of the access table. */
public sealed interface Grant {

  /** Anyone, without a token. */
  record Public() implements Grant {}

  /** Only processes on this machine; for everyone else the path does not exist. */
  record Loopback() implements Grant {}

  /** Whoever brings a valid token with this scope. */
  record Scope(String name) implements Grant {}

  /** Reads the notation of the access table. */
  static Grant parse(String text) {
    return switch (text) {
      case "public" -> new Public();
      case "loopback" -> new Loopback();
      default -> new Scope(text);
    };
  }
}
