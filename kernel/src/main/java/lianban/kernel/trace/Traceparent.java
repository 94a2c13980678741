package lianban.kernel.trace;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code traceparent} header of W3C Trace Context, version 00.
 *
 * @param traceId 32 lower-case hexadecimal digits, not all zero
 * @param parentId 16 lower-case hexadecimal digits, not all zero
 */
public record Traceparent(String traceId, String parentId, boolean sampled) {

  public static final String HEADER = "traceparent";

  private static final Pattern FORM =
      Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
  private static final String NO_TRACE = "0".repeat(32);
  private static final String NO_PARENT = "0".repeat(16);

  /** Continues a caller's trace, or starts one where the header is missing or malformed. */
  public static Traceparent continueOrStart(@Nullable String header, RandomGenerator random) {
    var form = FORM.matcher(header == null ? "" : header);
    if (!form.matches() || form.group(1).equals(NO_TRACE) || form.group(2).equals(NO_PARENT)) {
      return new Traceparent(hex(random, 16), hex(random, 8), true);
    }
    boolean sampled = (Integer.parseInt(form.group(3), 16) & 1) == 1;
    return new Traceparent(form.group(1), hex(random, 8), sampled);
  }

  private static String hex(RandomGenerator random, int bytes) {
    byte[] buffer = new byte[bytes];
    do {
      random.nextBytes(buffer);
    } while (HexFormat.of().formatHex(buffer).chars().allMatch(c -> c == '0'));
    return HexFormat.of().formatHex(buffer);
  }

  @Override
  public String toString() {
    return "00-" + traceId + "-" + parentId + (sampled ? "-01" : "-00");
  }
}
