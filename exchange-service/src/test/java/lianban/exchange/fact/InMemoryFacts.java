package lianban.exchange.fact;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Facts for tests of what stands on them; held to the same contract as the store's. */
public final class InMemoryFacts implements Facts {

  private record Key(String view, String subject) {}

  private final Map<Key, Fact> latest = new ConcurrentHashMap<>();

  @Override
  public void keepAll(List<Viewed> facts) {
    facts.forEach(
        told ->
            latest.merge(
                new Key(told.view(), told.fact().subject()),
                told.fact(),
                (old, next) -> next.isLaterThan(old) ? next : old));
  }

  @Override
  public List<Fact> of(String view, String holder, int limit) {
    return latest.entrySet().stream()
        .filter(entry -> entry.getKey().view.equals(view))
        .map(Map.Entry::getValue)
        .filter(fact -> fact.holder().equals(holder))
        .sorted(Comparator.comparing(Fact::at).thenComparing(Fact::subject).reversed())
        .limit(limit)
        .toList();
  }
}
