package lianban.exchange.catalog;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lianban.exchange.approval.Matter;
import lianban.exchange.catalog.PinnedMatters.MatterVersions;
import org.jspecify.annotations.Nullable;

/** Versions in a map. */
final class InMemoryMatterVersions implements MatterVersions {

  private final Map<Version, Matter> versions = new ConcurrentHashMap<>();

  private record Version(String id, int version) {}

  @Override
  public @Nullable Matter find(String id, int version) {
    return versions.get(new Version(id, version));
  }

  @Override
  public void keep(Matter matter) {
    versions.put(new Version(matter.id(), matter.version()), matter);
  }
}
