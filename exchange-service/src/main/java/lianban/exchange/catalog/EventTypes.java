package lianban.exchange.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Event types as published in the catalogue, a few seconds old at most while it answers. */
public interface EventTypes {

  /** The type, null if the catalogue has none of that name. */
  @Nullable EventType find(String type);

  List<EventType> all();
}
