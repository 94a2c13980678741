package lianban.department;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

final class InMemoryPlaces implements Places {

  private final Map<String, Held> held = new HashMap<>();

  private record Held(String owner, Instant until, @Nullable String cursor) {}

  @Override
  public synchronized @Nullable Place claim(
      String listener, String owner, Instant now, Instant until) {
    Held before = held.get(listener);
    if (before != null && !before.owner.equals(owner) && !before.until.isBefore(now)) {
      return null;
    }
    String cursor = before == null ? null : before.cursor;
    held.put(listener, new Held(owner, until, cursor));
    return new Place(cursor);
  }

  @Override
  public synchronized boolean advance(String listener, String owner, String cursor) {
    Held before = held.get(listener);
    if (before == null || !before.owner.equals(owner)) {
      return false;
    }
    held.put(listener, new Held(owner, before.until, cursor));
    return true;
  }
}
