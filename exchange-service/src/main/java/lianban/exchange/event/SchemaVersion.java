package lianban.exchange.event;

import io.cloudevents.CloudEvent;

/**
 * The version of its type that an event was made by: the extension attribute {@code schemaversion},
 * a decimal number without sign and leading zeros.
 */
public final class SchemaVersion {

  /** Name of the attribute. */
  public static final String NAME = "schemaversion";

  /** What is returned for an attribute that is missing or no such number. */
  public static final int NONE = 0;

  private static final int MOST_DIGITS = 9;

  private SchemaVersion() {}

  /** The number, at least 1; {@link #NONE} if the event names none. */
  public static int of(CloudEvent event) {
    Object value = event.getExtension(NAME);
    return value == null ? NONE : of(value.toString());
  }

  /** The number that a text is, at least 1; {@link #NONE} if it is none. */
  public static int of(String text) {
    int length = text.length();
    if (length == 0 || length > MOST_DIGITS || text.charAt(0) == '0') {
      return NONE;
    }
    int number = 0;
    for (int i = 0; i < length; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return NONE;
      }
      number = 10 * number + digit;
    }
    return number;
  }
}
