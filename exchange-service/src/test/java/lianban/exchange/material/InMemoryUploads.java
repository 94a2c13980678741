package lianban.exchange.material;

import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Uploads in a map. */
public final class InMemoryUploads implements Uploads {

  private final ConcurrentNavigableMap<String, Upload> byId = new ConcurrentSkipListMap<>();

  @Override
  public @Nullable Upload find(String id) {
    return byId.get(id);
  }

  @Override
  public boolean insert(Upload upload) {
    return byId.putIfAbsent(upload.id(), upload) == null;
  }

  @Override
  public boolean replace(Upload upload) {
    Upload before = byId.get(upload.id());
    return before != null
        && before.revision() == upload.revision() - 1
        && byId.replace(upload.id(), before, upload);
  }

  @Override
  public void delete(String id) {
    byId.remove(id);
  }

  @Override
  public List<Upload> after(String id, int limit) {
    return byId.tailMap(id, false).values().stream().limit(limit).toList();
  }
}
