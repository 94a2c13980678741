package lianban.exchange.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Cursors as opaque text, signed so that a subscriber can only come back with one it was given. Any
 * instance that has the key can read it.
 */
public final class CursorCodec {

  private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]{43})");
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final SecretKeySpec key;

  /**
   * @param key at least 32 bytes
   */
  public CursorCodec(byte[] key) {
    if (key.length < 32) {
      throw new IllegalArgumentException("the cursor key needs at least 32 bytes");
    }
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** The text for a cursor of a subscriber. */
  public String encode(String subscriber, Cursor cursor) {
    String offsets =
        new TreeMap<>(cursor.offsets())
            .entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(","));
    String body =
        ENCODER.encodeToString((cursor.type() + "|" + offsets).getBytes(StandardCharsets.UTF_8));
    return body + "." + sign(subscriber, body);
  }

  /** The cursor; null if the text was not given to this subscriber by {@link #encode}. */
  public @Nullable Cursor decode(String subscriber, String text) {
    var form = FORM.matcher(text);
    if (!form.matches() || !isEqual(sign(subscriber, form.group(1)), form.group(2))) {
      return null;
    }
    String body = new String(Base64.getUrlDecoder().decode(form.group(1)), StandardCharsets.UTF_8);
    int bar = body.lastIndexOf('|');
    Map<Integer, Long> offsets =
        Stream.of(body.substring(bar + 1).split(","))
            .filter(pair -> !pair.isEmpty())
            .map(pair -> pair.split(":"))
            .collect(
                Collectors.toMap(pair -> Integer.valueOf(pair[0]), pair -> Long.valueOf(pair[1])));
    return new Cursor(body.substring(0, bar), offsets);
  }

  private String sign(String subscriber, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return ENCODER.encodeToString(
          mac.doFinal((subscriber + "\n" + body).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private static boolean isEqual(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }
}
