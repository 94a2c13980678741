package lianban.exchange.approval;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Matters in maps. */
public final class InMemoryMatters implements Matters {

  private final Map<String, Matter> inForce = new ConcurrentHashMap<>();
  private final Map<Version, Matter> versions = new ConcurrentHashMap<>();

  private record Version(String id, int version) {}

  /** Puts a matter in force. */
  public void publish(Matter matter) {
    versions.put(new Version(matter.id(), matter.version()), matter);
    inForce.put(matter.id(), matter);
  }

  @Override
  public @Nullable Matter current(String id) {
    return inForce.get(id);
  }

  @Override
  public Matter version(String id, int version) {
    Matter kept = versions.get(new Version(id, version));
    if (kept == null) {
      throw new IllegalStateException("matter " + id + "@" + version + " was never in force");
    }
    return kept;
  }
}
