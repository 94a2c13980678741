package lianban.launcher.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * A write-ahead log: documents one after the other in a file, each behind its length and its
 * checksum (four bytes each). What a killed process had half written ends the file. Not safe for
 * use by several threads.
 */
final class Journal implements AutoCloseable {

  private static final int HEAD_BYTES = 8;

  /** MongoDB's code for it. */
  private static final int TOO_LARGE = 10334;

  private final FileChannel channel;
  private final ByteBuf buffer = Unpooled.buffer(16_384);
  private long end;

  private Journal(FileChannel channel) {
    this.channel = channel;
  }

  /** Opens the file, which is created when absent; what is in it must be read before appending. */
  static Journal open(Path file) {
    try {
      return new Journal(
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads all whole entries, in order, and appends behind the last one from then on. */
  void replay(Consumer<Document> reader) {
    try {
      ByteBuffer all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      while (all.remaining() >= HEAD_BYTES) {
        int length = all.getInt();
        int checksum = all.getInt();
        if (length <= 0
            || length > all.remaining()
            || checksum != checksum(all.slice(all.position(), length))) {
          return;
        }
        reader.accept(
            BsonDecoder.decodeBson(Unpooled.wrappedBuffer(all.slice(all.position(), length))));
        all.position(all.position() + length);
        end = all.position();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Appends an entry.
   *
   * @throws MongoServerError if it is longer than a document may be, and could not be read again
   * @throws UncheckedIOException if it is not in the file as a whole; the next entry then takes its
   *     place
   */
  void append(Document entry) {
    buffer.clear().writeZero(HEAD_BYTES);
    BsonEncoder.encodeDocument(entry, buffer);
    int length = buffer.writerIndex() - HEAD_BYTES;
    if (length > BsonConstants.MAX_BSON_OBJECT_SIZE) {
      throw new MongoServerError(TOO_LARGE, "A command has at most 16 MB.");
    }
    buffer.setInt(0, length).setInt(4, checksum(buffer.nioBuffer(HEAD_BYTES, length)));
    try {
      ByteBuffer bytes = buffer.nioBuffer();
      long position = end;
      while (bytes.hasRemaining()) {
        position += channel.write(bytes, position);
      }
      end = position;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Length of all whole entries in bytes. */
  long size() {
    return end;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    return (int) checksum.getValue();
  }
}
