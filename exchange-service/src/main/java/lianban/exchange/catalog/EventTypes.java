package lianban.exchange.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Event types as published in the catalogue, a few seconds old at most while it answers. */
public interface EventTypes {

  /** The type, null if the catalogue has none of that name. */
  @Nullable EventType find(String type);

  /**
   * The type as it was when a version of it was seen, or later: an event that another instance let
   * in can be of a version that came a moment ago.
   *
   * @param version that is there for sure; while the catalogue does not answer, the type may be
   *     older than it
   */
  default @Nullable EventType find(String type, int version) {
    return find(type);
  }

  List<EventType> all();
}
