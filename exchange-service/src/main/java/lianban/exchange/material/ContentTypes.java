package lianban.exchange.material;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;
import org.apache.tika.mime.MimeTypesFactory;

/**
 * Tells what a content is by looking at it. Its name says nothing: a program can be called
 * contract.pdf.
 */
final class ContentTypes {

  /** What is looked at, in bytes. */
  static final int HEAD = 64 << 10;

  private final MimeTypes types = types();

  /** Those of Tika, and what the field has beside them. */
  private static MimeTypes types() {
    try {
      return MimeTypesFactory.create(
          resource(MimeTypes.class, "tika-mimetypes.xml"),
          resource(ContentTypes.class, "formats.xml"));
    } catch (IOException | MimeTypeException e) {
      throw new IllegalStateException("the media types can be read", e);
    }
  }

  private static URL resource(Class<?> beside, String name) {
    return Objects.requireNonNull(beside.getResource(name), name);
  }

  /**
   * The media type without parameters; {@code application/octet-stream} for what is not known.
   *
   * @param head the first bytes
   */
  String of(byte[] head) {
    try {
      return types.detect(new ByteArrayInputStream(head), new Metadata()).getBaseType().toString();
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory can be read", e);
    }
  }
}
