package lianban.launcher.store;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** How documents and index keys lie in the file: as BSON. */
final class BsonTypes {

  private BsonTypes() {}

  /** Documents, the values of a collection. */
  static final class OfDocuments extends BasicDataType<Document> {

    private static final int FIELD_BYTES = 64;
    private static final int NESTED_BYTES = 256;

    /**
     * An estimate by the long texts, which make nearly all of a large document. It steers how many
     * documents share a page, and are written again with any of them, and how many pages are kept
     * in memory.
     */
    @Override
    public int getMemory(Document document) {
      int bytes = FIELD_BYTES;
      for (Object value : document.values()) {
        bytes += FIELD_BYTES + (value instanceof String text ? text.length() : nested(value));
      }
      return bytes;
    }

    private static int nested(Object value) {
      return switch (value) {
        case Document some -> NESTED_BYTES;
        case Collection<?> some -> NESTED_BYTES * some.size();
        case null, default -> 0;
      };
    }

    @Override
    public void write(WriteBuffer buffer, Document document) {
      put(buffer, document);
    }

    @Override
    public Document read(ByteBuffer buffer) {
      return take(buffer);
    }

    @Override
    public Document[] createStorage(int size) {
      return new Document[size];
    }
  }

  /**
   * Keys of a unique index: as many values as the index has fields. A value that the document lacks
   * is left out.
   */
  static final class OfKeys extends BasicDataType<Object> {

    private static final int USUAL_BYTES = 128;
    private static final String SIZE = "n";

    @Override
    public int compare(Object one, Object other) {
      KeyValue left = (KeyValue) one;
      KeyValue right = (KeyValue) other;
      for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
        int order = ValueComparator.asc().compare(left.get(i), right.get(i));
        if (order != 0) {
          return order;
        }
      }
      return Integer.compare(left.size(), right.size());
    }

    @Override
    public int getMemory(Object key) {
      return USUAL_BYTES;
    }

    @Override
    public void write(WriteBuffer buffer, Object key) {
      KeyValue values = (KeyValue) key;
      Document document = new Document(SIZE, values.size());
      for (int i = 0; i < values.size(); i++) {
        if (!(values.get(i) instanceof Missing)) {
          document.put(String.valueOf(i), values.get(i));
        }
      }
      put(buffer, document);
    }

    @Override
    public Object read(ByteBuffer buffer) {
      Document document = take(buffer);
      List<Object> values = new ArrayList<>();
      int size = document.get(SIZE) instanceof Integer n ? n : 0;
      for (int i = 0; i < size; i++) {
        values.add(document.getOrMissing(String.valueOf(i)));
      }
      return new KeyValue(values);
    }

    @Override
    public Object[] createStorage(int size) {
      return new Object[size];
    }
  }

  private static void put(WriteBuffer buffer, Document document) {
    ByteBuf bytes = Unpooled.buffer(1_024);
    BsonEncoder.encodeDocument(document, bytes);
    buffer.put(bytes.nioBuffer());
  }

  /** BSON begins with its own length, so nothing of what follows is touched. */
  private static Document take(ByteBuffer buffer) {
    ByteBuf bytes = Unpooled.wrappedBuffer(buffer);
    Document document = BsonDecoder.decodeBson(bytes);
    buffer.position(buffer.position() + bytes.readerIndex());
    return document;
  }
}
