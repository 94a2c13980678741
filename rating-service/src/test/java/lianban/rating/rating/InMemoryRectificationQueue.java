package lianban.rating.rating;

import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** A queue in a sorted map. */
final class InMemoryRectificationQueue implements RectificationQueue {

  private final ConcurrentSkipListMap<String, Entry> entries = new ConcurrentSkipListMap<>();

  @Override
  public void enter(Entry entry) {
    entries.put(entry.place(), entry);
  }

  @Override
  public List<Entry> behind(String place, @Nullable String owner, int limit) {
    return entries.tailMap(place, false).values().stream()
        .filter(entry -> owner == null || owner.equals(entry.owner()))
        .limit(limit)
        .toList();
  }
}
