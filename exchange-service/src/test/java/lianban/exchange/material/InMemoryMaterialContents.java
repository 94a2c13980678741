package lianban.exchange.material;

import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Contents in a map. */
public final class InMemoryMaterialContents implements MaterialContents {

  private final ConcurrentNavigableMap<String, MaterialContent> byHash =
      new ConcurrentSkipListMap<>();

  @Override
  public @Nullable MaterialContent find(String sha256) {
    return byHash.get(sha256);
  }

  @Override
  public boolean insert(MaterialContent content) {
    return byHash.putIfAbsent(content.sha256(), content) == null;
  }

  @Override
  public boolean replace(MaterialContent content) {
    MaterialContent before = byHash.get(content.sha256());
    return before != null
        && before.revision() == content.revision() - 1
        && byHash.replace(content.sha256(), before, content);
  }

  @Override
  public void delete(MaterialContent content) {
    byHash.computeIfPresent(
        content.sha256(), (_, known) -> known.revision() == content.revision() ? null : known);
  }

  @Override
  public List<MaterialContent> after(String sha256, int limit) {
    return byHash.tailMap(sha256, false).values().stream().limit(limit).toList();
  }
}
