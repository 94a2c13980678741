package lianban.exchange.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code datacontenttype} of events whose data is JSON. */
public final class JsonContentType {

  /** What an event without one has (CloudEvents JSON format, 3.1). */
  public static final String USUAL = "application/json";

  private static final Pattern JSON =
      Pattern.compile("application/json|[a-z0-9.+_-]+/[a-z0-9.+_-]+\\+json");
  private static final Pattern UTF_8 = Pattern.compile("charset\\s*=\\s*\"?utf-?8\"?");

  private JsonContentType() {}

  /**
   * The one spelling of a content type: in lower case and without a character set, since JSON is
   * always UTF-8 (RFC 8259, 8.1). Null if it is not JSON, or in another character set.
   *
   * @param type null for none, which means {@link #USUAL}
   */
  public static @Nullable String normal(@Nullable String type) {
    if (type == null || type.equals(USUAL)) {
      return USUAL;
    }
    List<String> parts = new ArrayList<>();
    for (String part : type.split(";", -1)) {
      String plain = part.strip();
      String lower = plain.toLowerCase(Locale.ROOT);
      if (parts.isEmpty()) {
        parts.add(lower);
      } else if (lower.startsWith("charset") && !UTF_8.matcher(lower).matches()) {
        return null;
      } else if (!lower.isEmpty() && !lower.startsWith("charset")) {
        parts.add(plain);
      }
    }
    return JSON.matcher(parts.getFirst()).matches() ? String.join(";", parts) : null;
  }
}
