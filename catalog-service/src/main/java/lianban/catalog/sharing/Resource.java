package lianban.catalog.sharing;

import lianban.catalog.definition.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What is shared: an event type or a data set of the catalogue.
 *
 * @param key names it within its kind
 */
public record Resource(Kind kind, String key) {

  public Resource {
    if (kind != Kind.EVENT_TYPE && kind != Kind.DATA_SET) {
      throw new IllegalArgumentException("nobody asks for a " + kind.noun());
    }
  }

  public static Resource eventType(String type) {
    return new Resource(Kind.EVENT_TYPE, type);
  }

  public static Resource dataSet(String key) {
    return new Resource(Kind.DATA_SET, key);
  }

  /** The event type, null if it is a data set. */
  public @Nullable String type() {
    return kind == Kind.EVENT_TYPE ? key : null;
  }

  /** The data set, null if it is an event type. */
  public @Nullable String dataSet() {
    return kind == Kind.DATA_SET ? key : null;
  }
}
