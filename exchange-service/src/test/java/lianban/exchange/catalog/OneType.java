package lianban.exchange.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One type, whatever name is asked for. */
public record OneType(EventType type) implements EventTypes {

  @Override
  public @Nullable EventType find(String name) {
    return type;
  }

  @Override
  public List<EventType> all() {
    return List.of(type);
  }
}
