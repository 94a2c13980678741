package lianban.exchange.query.http;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import lianban.exchange.query.HolderLog.Position;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.ProblemException;

/**
 * Where the next page begins. It needs no signature: whose entries are read is told by the token,
 * so a made-up one shows nobody anything of another.
 */
final class UsageCursor {

  private static final char BETWEEN = ' ';

  private UsageCursor() {}

  static String write(Position position) {
    String text = position.at().toString() + BETWEEN + position.id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static Position read(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      int between = text.indexOf(BETWEEN);
      return new Position(
          Instant.parse(text.substring(0, Math.max(between, 0))), text.substring(between + 1));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST, "The cursor is not one that was given out here.");
    }
  }
}
