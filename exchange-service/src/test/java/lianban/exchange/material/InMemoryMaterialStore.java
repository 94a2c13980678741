package lianban.exchange.material;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parts in a map. */
public final class InMemoryMaterialStore implements MaterialStore {

  private final Map<String, byte[]> parts = new ConcurrentSkipListMap<>();

  @Override
  public void write(String part, byte[] bytes) {
    if (parts.putIfAbsent(part, bytes.clone()) != null) {
      throw new IllegalStateException("part " + part + " was written before");
    }
  }

  @Override
  public byte @Nullable [] read(String part) {
    byte[] found = parts.get(part);
    return found == null ? null : found.clone();
  }

  @Override
  public Set<String> among(Collection<String> names) {
    return names.stream().filter(parts::containsKey).collect(Collectors.toSet());
  }

  @Override
  public void delete(Collection<String> names) {
    names.forEach(parts::remove);
  }

  /** The names of all parts. */
  Set<String> names() {
    return Set.copyOf(parts.keySet());
  }
}
