package lianban.exchange.event;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import org.erdtman.jcs.NumberToJSON;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes JSON in canonical form (RFC 8785), in one pass over a tree. For one use. */
final class CanonicalJson {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** Every integer up to here is a double of its own. */
  private static final long MOST_INTEGER = 1L << 53;

  private byte[] bytes;
  private int size;
  private int dataBegin;
  private int dataEnd;

  private CanonicalJson(int expected) {
    bytes = new byte[expected];
  }

  /**
   * An object of texts and, under the name {@code data}, any value.
   *
   * @param data null for none
   * @param expected about how long it will be, in bytes
   * @throws NotInteroperableException if it has no canonical form
   */
  static CanonicalJson object(
      SortedMap<String, String> texts, @Nullable JsonNode data, int expected) {
    var form = new CanonicalJson(Math.max(64, expected));
    boolean isDataOpen = data != null;
    form.one('{');
    for (Map.Entry<String, String> text : texts.entrySet()) {
      if (data != null && isDataOpen && text.getKey().compareTo(CanonicalEvent.DATA) > 0) {
        form.data(data);
        isDataOpen = false;
      }
      form.separate();
      form.name(text.getKey());
      form.string(text.getValue());
    }
    if (data != null && isDataOpen) {
      form.data(data);
    }
    form.one('}');
    return form;
  }

  private void data(JsonNode data) {
    separate();
    name(CanonicalEvent.DATA);
    dataBegin = size;
    value(data);
    dataEnd = size;
  }

  int size() {
    return size;
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, size);
  }

  /** The data alone, empty without any. */
  byte[] bytesOfData() {
    return Arrays.copyOfRange(bytes, dataBegin, dataEnd);
  }

  void update(MessageDigest digest) {
    digest.update(bytes, 0, size);
  }

  private void value(JsonNode node) {
    switch (node.getNodeType()) {
      case OBJECT -> object(node);
      case ARRAY -> array(node);
      case STRING -> string(node.stringValue());
      case NUMBER -> number(node);
      case BOOLEAN -> ascii(node.booleanValue() ? "true" : "false");
      case NULL -> ascii("null");
      default -> throw new IllegalArgumentException(node.getNodeType() + " is no JSON");
    }
  }

  private void object(JsonNode node) {
    String[] names = node.propertyNames().toArray(String[]::new);
    // By UTF-16 code units, as strings compare.
    Arrays.sort(names);
    one('{');
    for (int i = 0; i < names.length; i++) {
      separate();
      name(names[i]);
      value(node.get(names[i]));
    }
    one('}');
  }

  private void array(JsonNode node) {
    one('[');
    for (int i = 0; i < node.size(); i++) {
      separate();
      value(node.get(i));
    }
    one(']');
  }

  private void number(JsonNode node) {
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      long value = node.longValue();
      if (value >= -MOST_INTEGER && value <= MOST_INTEGER) {
        ascii(Long.toString(value));
        return;
      }
    }
    BigDecimal exact = node.decimalValue();
    double nearest = exact.doubleValue();
    String text = Double.isFinite(nearest) ? shortest(nearest) : null;
    // Two numbers that share a double would share a canonical form.
    if (text == null || new BigDecimal(text).compareTo(exact) != 0) {
      throw new NotInteroperableException(
          "A number has more digits than every reader keeps (RFC 7493); send it as a string.");
    }
    ascii(text);
  }

  private static String shortest(double number) {
    try {
      return NumberToJSON.serializeNumber(number);
    } catch (IOException e) {
      throw new IllegalStateException("a finite number can be written", e);
    }
  }

  /** A comma, unless what is being written has just begun. */
  private void separate() {
    byte last = bytes[size - 1];
    if (last != '{' && last != '[') {
      one(',');
    }
  }

  private void name(String name) {
    string(name);
    one(':');
  }

  private void string(String text) {
    int length = text.length();
    // A character has three bytes at most, six where it is escaped.
    reserve(6 * length + 2);
    bytes[size++] = '"';
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') {
        bytes[size++] = (byte) c;
      } else if (c < 0x80) {
        escaped(c);
      } else if (c < 0x800) {
        bytes[size++] = (byte) (0xc0 | (c >> 6));
        continuation(c);
      } else if (Character.isSurrogate(c)) {
        i++;
        pair(c, i < length ? text.charAt(i) : 0);
      } else {
        bytes[size++] = (byte) (0xe0 | (c >> 12));
        continuation(c >> 6);
        continuation(c);
      }
    }
    bytes[size++] = '"';
  }

  private void pair(char high, char low) {
    if (!Character.isSurrogatePair(high, low)) {
      throw new NotInteroperableException(
          "A text has half of a surrogate pair, which is no character (RFC 7493).");
    }
    int point = Character.toCodePoint(high, low);
    bytes[size++] = (byte) (0xf0 | (point >> 18));
    continuation(point >> 12);
    continuation(point >> 6);
    continuation(point);
  }

  private void continuation(int bits) {
    bytes[size++] = (byte) (0x80 | (bits & 0x3f));
  }

  private void escaped(char c) {
    bytes[size++] = '\\';
    switch (c) {
      case '"', '\\' -> bytes[size++] = (byte) c;
      case '\b' -> bytes[size++] = 'b';
      case '\t' -> bytes[size++] = 't';
      case '\n' -> bytes[size++] = 'n';
      case '\f' -> bytes[size++] = 'f';
      case '\r' -> bytes[size++] = 'r';
      default -> {
        bytes[size++] = 'u';
        bytes[size++] = '0';
        bytes[size++] = '0';
        bytes[size++] = HEX[c >> 4];
        bytes[size++] = HEX[c & 0xf];
      }
    }
  }

  private void one(char c) {
    reserve(1);
    bytes[size++] = (byte) c;
  }

  private void ascii(String text) {
    reserve(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes[size++] = (byte) text.charAt(i);
    }
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length + bytes.length / 2, size + more));
    }
  }
}
