package lianban.exchange.delivery;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Cursors as opaque text, signed so that a subscriber can only come back with one it was given. Any
 * instance that has the key can read it. The body is the type and, for each partition, how far its
 * number is from the one before and its offset, as numbers of variable length; the signature is
 * HMAC-SHA256 cut to 128 bits (RFC 2104, section 5).
 */
public final class CursorCodec {

  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9_-]{1,65536})\\.([A-Za-z0-9_-]{22})");
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final int SIGNATURE_BYTES = 16;
  private static final byte VERSION = 1;

  private final Mac keyed;

  /**
   * @param key at least 32 bytes
   */
  public CursorCodec(byte[] key) {
    if (key.length < 32) {
      throw new IllegalArgumentException("the cursor key needs at least 32 bytes");
    }
    try {
      keyed = Mac.getInstance("HmacSHA256");
      keyed.init(new SecretKeySpec(key, "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  /** The text for a cursor of a subscriber. */
  public String encode(String subscriber, Cursor cursor) {
    var bytes = new ByteArrayOutputStream(64);
    byte[] type = cursor.type().getBytes(StandardCharsets.UTF_8);
    bytes.write(VERSION);
    write(bytes, type.length);
    bytes.writeBytes(type);
    int before = 0;
    for (var offset : new TreeMap<>(cursor.offsets()).entrySet()) {
      write(bytes, offset.getKey() - before);
      write(bytes, offset.getValue());
      before = offset.getKey();
    }
    String body = ENCODER.encodeToString(bytes.toByteArray());
    return body + "." + sign(subscriber, body);
  }

  /** The cursor; null if the text was not given to this subscriber by {@link #encode}. */
  public @Nullable Cursor decode(String subscriber, String text) {
    var form = FORM.matcher(text);
    if (!form.matches() || !isEqual(sign(subscriber, form.group(1)), form.group(2))) {
      return null;
    }
    return read(ByteBuffer.wrap(Base64.getUrlDecoder().decode(form.group(1))));
  }

  /** What was signed by an older version of this class may have another form. */
  private static @Nullable Cursor read(ByteBuffer body) {
    try {
      if (body.get() != VERSION) {
        return null;
      }
      byte[] type = new byte[Math.toIntExact(number(body))];
      body.get(type);
      Map<Integer, Long> offsets = new HashMap<>();
      int partition = 0;
      while (body.hasRemaining()) {
        partition = Math.addExact(partition, Math.toIntExact(number(body)));
        offsets.put(partition, number(body));
      }
      return new Cursor(new String(type, StandardCharsets.UTF_8), offsets);
    } catch (BufferUnderflowException | ArithmeticException e) {
      return null;
    }
  }

  /** Seven bits a byte, the lowest first; the eighth says that more follow. */
  private static void write(ByteArrayOutputStream to, long number) {
    if (number < 0) {
      throw new IllegalArgumentException("neither offsets nor partitions are negative");
    }
    long left = number;
    while (left > 0x7f) {
      to.write((int) ((left & 0x7f) | 0x80));
      left >>>= 7;
    }
    to.write((int) left);
  }

  private static long number(ByteBuffer from) {
    long number = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      byte part = from.get();
      number |= (part & 0x7fL) << shift;
      if (part >= 0) {
        return number;
      }
    }
    throw new ArithmeticException("no number is that long");
  }

  /** A copy of a keyed signer saves looking for the algorithm and preparing the key each time. */
  private String sign(String subscriber, String body) {
    try {
      Mac mac = (Mac) keyed.clone();
      byte[] whole = mac.doFinal((subscriber + "\n" + body).getBytes(StandardCharsets.UTF_8));
      return ENCODER.encodeToString(Arrays.copyOf(whole, SIGNATURE_BYTES));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's HmacSHA256 can be copied", e);
    }
  }

  private static boolean isEqual(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }
}
