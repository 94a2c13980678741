package lianban.exchange.publication;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Events in a map. */
final class InMemoryPublishedEvents implements PublishedEvents {

  private final Map<Key, Event> events = new ConcurrentHashMap<>();

  private record Key(String source, String id) {

    static Key of(Entry event) {
      return new Key(event.source(), event.id());
    }
  }

  private record Event(String digest, boolean isPublished) {}

  @Override
  public List<State> begin(List<Entry> begun) {
    return begun.stream().map(this::begin).toList();
  }

  private State begin(Entry begun) {
    Event before = events.putIfAbsent(Key.of(begun), new Event(begun.digest(), false));
    if (before == null) {
      return State.NEW;
    }
    if (!before.digest.equals(begun.digest())) {
      return State.DIFFERENT;
    }
    return before.isPublished ? State.PUBLISHED : State.UNDER_WAY;
  }

  @Override
  public void complete(List<Entry> done) {
    done.forEach(
        one -> events.computeIfPresent(Key.of(one), (key, event) -> new Event(event.digest, true)));
  }
}
