package lianban.exchange.publication.http;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.ProblemException;

/**
 * Splits a body that comes in pieces into lines; blank ones are left out. Holds one unfinished line
 * at most, and none that is too long. For one thread at a time.
 */
final class LineSplitter {

  private final int most;
  private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();

  /**
   * @param most how long a line may be, in bytes
   */
  LineSplitter(int most) {
    this.most = most;
  }

  /** Lines, and whether the one after them is too long to go on. */
  record Lines(List<byte[]> whole, boolean isBroken) {

    ProblemException problem() {
      return new ProblemException(ProblemType.BODY_TOO_LARGE, "The next line is too long.");
    }
  }

  /** The lines that the pieces complete. */
  Lines next(List<byte[]> pieces) {
    List<byte[]> whole = new ArrayList<>();
    for (byte[] piece : pieces) {
      int begin = 0;
      for (int i = 0; i < piece.length; i++) {
        if (piece[i] == '\n') {
          if (!append(piece, begin, i)) {
            return new Lines(whole, true);
          }
          finish(whole);
          begin = i + 1;
        }
      }
      if (!append(piece, begin, piece.length)) {
        return new Lines(whole, true);
      }
    }
    return new Lines(whole, false);
  }

  /** The last line, which nothing ends but the body. */
  Lines rest() {
    List<byte[]> whole = new ArrayList<>();
    finish(whole);
    return new Lines(whole, false);
  }

  private boolean append(byte[] piece, int begin, int end) {
    if (unfinished.size() + end - begin > most) {
      return false;
    }
    unfinished.write(piece, begin, end - begin);
    return true;
  }

  private void finish(List<byte[]> whole) {
    byte[] line = unfinished.toByteArray();
    unfinished.reset();
    for (byte one : line) {
      if (!Character.isWhitespace(one)) {
        whole.add(line);
        return;
      }
    }
  }
}
