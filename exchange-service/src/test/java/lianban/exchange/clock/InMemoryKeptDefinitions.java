package lianban.exchange.clock;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts in a map. */
final class InMemoryKeptDefinitions implements KeptDefinitions {

  private final Map<String, String> kept = new HashMap<>();

  @Override
  public @Nullable String find(String name) {
    return kept.get(name);
  }

  @Override
  public void keep(String name, String text) {
    kept.put(name, text);
  }
}
