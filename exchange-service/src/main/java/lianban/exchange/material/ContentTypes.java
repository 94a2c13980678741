package lianban.exchange.material;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/**
 * Tells what a content is by looking at it. Its name says nothing: a program can be called
 * contract.pdf.
 */
final class ContentTypes {

  /** What is looked at, in bytes. */
  static final int HEAD = 64 << 10;

  private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

  /**
   * The media type without parameters; {@code application/octet-stream} for what is not known.
   *
   * @param head the first bytes
   */
  String of(byte[] head) {
    try {
      return types
          .detect(new ByteArrayInputStream(head), new Metadata())
          .getBaseType()
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory can be read", e);
    }
  }
}
