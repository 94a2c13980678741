package lianban.exchange.material;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request in pieces of one part each. A connection that breaks ends it like its end,
 * so that what came is not lost.
 */
final class Pieces {

  private final InputStream body;
  private final byte[] buffer = new byte[MaterialStore.PART];
  private boolean isCut;

  Pieces(InputStream body) {
    this.body = body;
  }

  /** Whether the body broke off before its end. */
  boolean isCut() {
    return isCut;
  }

  /** The next piece, null after the last. */
  byte @Nullable [] next() {
    int filled = 0;
    while (filled < buffer.length) {
      int read = read(filled);
      if (read < 0) {
        break;
      }
      filled += read;
    }
    return filled == 0 ? null : Arrays.copyOf(buffer, filled);
  }

  private int read(int from) {
    try {
      return isCut ? -1 : body.read(buffer, from, buffer.length - from);
    } catch (IOException e) {
      isCut = true;
      return -1;
    }
  }
}
