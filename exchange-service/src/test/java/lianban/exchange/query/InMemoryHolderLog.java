package lianban.exchange.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A log for tests of what stands on it; held to the same contract as the store's. */
public final class InMemoryHolderLog<E extends HolderLog.Entry> implements HolderLog<E> {

  private final Map<String, List<E>> entries = new HashMap<>();

  @Override
  public synchronized void appendAll(Map<String, List<E>> added) {
    added.forEach(this::add);
  }

  private void add(String holder, List<E> added) {
    List<E> known = entries.computeIfAbsent(holder, _ -> new ArrayList<>());
    for (E entry : added) {
      if (known.stream().noneMatch(one -> one.id().equals(entry.id()))) {
        known.add(entry);
      }
    }
  }

  @Override
  public synchronized List<E> newest(String holder, @Nullable Position after, int limit) {
    return entries.getOrDefault(holder, List.of()).stream()
        .filter(entry -> after == null || after.compareTo(entry.position()) < 0)
        .sorted(Comparator.comparing(Entry::position))
        .limit(limit)
        .toList();
  }
}
