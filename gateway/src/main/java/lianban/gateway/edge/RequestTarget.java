package lianban.gateway.edge;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * What the request line may ask for. Two processes that read a path differently are a way past the
 * access table, so anything that could be read in two ways is refused: encoded separators and dots,
 * empty and dot segments, matrix parameters, backslashes, control characters, and bytes that are
 * not the one proper UTF-8 form of a character.
 */
final class RequestTarget {

  /** Characters of RFC 3986 that need no encoding in a path, less the semicolon. */
  private static final String PATH_MARKS = "-._~!$&'()*+,=:@/%";

  private static final String QUERY_MARKS = PATH_MARKS + ";?";

  /** Characters that change what a path means when they are decoded. */
  private static final String TELLING = "./\\;%?#";

  private RequestTarget() {}

  /** Whether the raw request target, path and query, is refused. */
  static boolean isSuspicious(String target) {
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    return !path.startsWith("/")
        || !consistsOf(path, PATH_MARKS)
        || hasOddSegment(path)
        || hasOddEscape(path)
        || (query >= 0 && !consistsOf(target.substring(query + 1), QUERY_MARKS));
  }

  private static boolean consistsOf(String text, String marks) {
    return text.chars().allMatch(c -> isLetterOrDigit(c) || marks.indexOf(c) >= 0);
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean hasOddSegment(String path) {
    return path.contains("//")
        || path.contains("/./")
        || path.contains("/../")
        || path.endsWith("/.")
        || path.endsWith("/..");
  }

  private static boolean hasOddEscape(String path) {
    if (path.indexOf('%') < 0) {
      return false;
    }
    var bytes = new ByteArrayOutputStream(path.length());
    for (int i = 0; i < path.length(); i++) {
      int c = path.charAt(i);
      if (c == '%') {
        c = escapedByte(path, i);
        if (c < ' ' || c == 0x7f || TELLING.indexOf(c) >= 0) {
          return true;
        }
        i += 2;
      }
      bytes.write(c);
    }
    return !isUtf8(bytes.toByteArray());
  }

  /** The byte behind the percent sign at {@code i}, -1 if there is none. */
  private static int escapedByte(String path, int i) {
    if (i + 2 >= path.length()) {
      return -1;
    }
    int high = Character.digit(path.charAt(i + 1), 16);
    int low = Character.digit(path.charAt(i + 2), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  /** Strict: overlong forms and surrogates are no UTF-8. */
  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
