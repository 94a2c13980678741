package lianban.exchange.publication.http;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Splits a body that comes in pieces into lines; blank ones are left out. Holds one unfinished line
 * at most, and nothing of one that is too long, which it reads past. For one thread at a time.
 */
final class LineSplitter {

  private final int most;
  private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
  private boolean isTooLong;

  /**
   * @param most how long a line may be, in bytes
   */
  LineSplitter(int most) {
    this.most = most;
  }

  /** A line that is not blank. */
  static final class Line {

    private static final Line TOO_LONG = new Line(new byte[0], true);

    private final byte[] text;
    private final boolean isTooLong;

    private Line(byte[] text, boolean isTooLong) {
      this.text = text;
      this.isTooLong = isTooLong;
    }

    /** Without its end; empty if the line was too long. */
    byte[] text() {
      return text;
    }

    /** Whether it was too long, and nothing of it was kept. */
    boolean isTooLong() {
      return isTooLong;
    }
  }

  /** The lines that the pieces complete. */
  List<Line> next(List<byte[]> pieces) {
    List<Line> lines = new ArrayList<>();
    for (byte[] piece : pieces) {
      int begin = 0;
      for (int i = 0; i < piece.length; i++) {
        if (piece[i] == '\n') {
          finish(piece, begin, i, lines);
          begin = i + 1;
        }
      }
      append(piece, begin, piece.length);
    }
    return lines;
  }

  /** The last line, which nothing ends but the body. */
  List<Line> rest() {
    List<Line> lines = new ArrayList<>();
    finish(new byte[0], 0, 0, lines);
    return lines;
  }

  private void append(byte[] piece, int begin, int end) {
    if (isTooLong || unfinished.size() + end - begin > most) {
      isTooLong = true;
      unfinished.reset();
    } else {
      unfinished.write(piece, begin, end - begin);
    }
  }

  private void finish(byte[] piece, int begin, int end, List<Line> lines) {
    byte[] line;
    if (unfinished.size() == 0 && !isTooLong && end - begin <= most) {
      line = Arrays.copyOfRange(piece, begin, end);
    } else {
      append(piece, begin, end);
      line = unfinished.toByteArray();
      unfinished.reset();
    }
    if (isTooLong) {
      lines.add(Line.TOO_LONG);
    } else if (!isBlank(line)) {
      lines.add(new Line(line, false));
    }
    isTooLong = false;
  }

  private static boolean isBlank(byte[] line) {
    for (byte one : line) {
      if (!Character.isWhitespace(one)) {
        return false;
      }
    }
    return true;
  }
}
