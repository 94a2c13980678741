package lianban.exchange.publication;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Events in a map. */
public final class InMemoryPublishedEvents implements PublishedEvents {

  private final ConcurrentNavigableMap<String, Event> events = new ConcurrentSkipListMap<>();

  private record Event(
      Entry entry, Attempt attempt, PublishedEvent.@Nullable Acceptance acceptance) {}

  @Override
  public List<State> begin(List<Entry> begun, Attempt attempt) {
    return begun.stream().map(entry -> begin(entry, attempt)).toList();
  }

  private synchronized State begin(Entry entry, Attempt attempt) {
    Event fresh = new Event(entry, attempt, null);
    Event before = events.putIfAbsent(key(entry), fresh);
    if (before == null) {
      return State.NEW;
    }
    if (!before.entry.digest().equals(entry.digest())) {
      return State.DIFFERENT;
    }
    if (before.acceptance != null) {
      return State.PUBLISHED;
    }
    if (!attempt.isAfter(before.attempt)) {
      return State.UNDER_WAY;
    }
    events.put(key(entry), fresh);
    return State.RESUMED;
  }

  @Override
  public synchronized void complete(List<Completed> done, Instant at) {
    for (Completed one : done) {
      events.computeIfPresent(
          key(one.event()),
          (key, event) ->
              new Event(
                  event.entry,
                  event.attempt,
                  new PublishedEvent.Acceptance(at, one.partition(), one.offset())));
    }
  }

  @Override
  public synchronized void release(List<Entry> over, Attempt attempt) {
    for (Entry entry : over) {
      Event event = events.get(key(entry));
      if (event != null && isUnfinished(event, attempt)) {
        events.put(
            key(entry), new Event(event.entry, new Attempt(Attempt.NONE, attempt.begunAt()), null));
      }
    }
  }

  @Override
  public synchronized void forget(List<Entry> over, Attempt attempt) {
    over.forEach(
        entry ->
            events.computeIfPresent(
                key(entry), (key, event) -> isUnfinished(event, attempt) ? null : event));
  }

  private static boolean isUnfinished(Event event, Attempt attempt) {
    return event.acceptance == null && event.attempt.equals(attempt);
  }

  @Override
  public @Nullable PublishedEvent find(String source, String id) {
    Event found = events.get(source + "\n" + id);
    return found == null
        ? null
        : new PublishedEvent(source, id, found.entry.type(), found.acceptance);
  }

  @Override
  public @Nullable String purge(Instant before, String after, int most) {
    List<String> looked = events.tailMap(after, false).keySet().stream().limit(most).toList();
    looked.forEach(
        key ->
            events.computeIfPresent(
                key, (same, event) -> event.attempt.begunAt().isBefore(before) ? null : event));
    return looked.size() < most ? null : looked.getLast();
  }

  private static String key(Entry event) {
    return event.source() + "\n" + event.id();
  }
}
