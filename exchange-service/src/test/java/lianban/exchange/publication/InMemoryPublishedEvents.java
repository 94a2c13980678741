package lianban.exchange.publication;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Events in a map. */
final class InMemoryPublishedEvents implements PublishedEvents {

  private final Map<Key, Event> events = new ConcurrentHashMap<>();

  private record Key(String source, String id) {}

  private record Event(String digest, boolean isPublished) {}

  @Override
  public State begin(String source, String id, String digest) {
    Event before = events.putIfAbsent(new Key(source, id), new Event(digest, false));
    if (before == null) {
      return State.NEW;
    }
    if (!before.digest.equals(digest)) {
      return State.DIFFERENT;
    }
    return before.isPublished ? State.PUBLISHED : State.UNDER_WAY;
  }

  @Override
  public void complete(String source, String id) {
    events.computeIfPresent(new Key(source, id), (key, event) -> new Event(event.digest, true));
  }
}
