package lianban.catalog.definition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Definitions for tests of what stands on them; held to the same contract as the store's. */
public final class InMemoryDefinitions implements Definitions {

  private final List<Definition> all = new ArrayList<>();

  @Override
  public synchronized @Nullable Definition current(Kind kind, String key) {
    return all.stream()
        .filter(d -> d.kind() == kind && d.key().equals(key))
        .max(Comparator.comparingInt(Definition::version))
        .orElse(null);
  }

  @Override
  public @Nullable Definition version(Kind kind, String key, int version) {
    return first(d -> d.kind() == kind && d.key().equals(key) && d.version() == version);
  }

  @Override
  public synchronized List<Definition> versions(Kind kind, String key) {
    return allVersions(kind).stream().filter(d -> d.key().equals(key)).toList();
  }

  @Override
  public synchronized List<Definition> allVersions(Kind kind) {
    return all.stream()
        .filter(d -> d.kind() == kind)
        .sorted(Comparator.comparing(Definition::key).thenComparingInt(Definition::version))
        .toList();
  }

  @Override
  public @Nullable Definition publishedAs(String publication) {
    return first(d -> d.publication().equals(publication));
  }

  @Override
  public synchronized List<Definition> allCurrent(Kind kind) {
    var newest = new TreeMap<String, Definition>();
    all.stream()
        .filter(d -> d.kind() == kind)
        .forEach(d -> newest.merge(d.key(), d, (a, b) -> a.version() > b.version() ? a : b));
    return List.copyOf(newest.values());
  }

  @Override
  public synchronized boolean add(Definition definition) {
    if (version(definition.kind(), definition.key(), definition.version()) != null
        || publishedAs(definition.publication()) != null) {
      return false;
    }
    return all.add(definition);
  }

  private synchronized @Nullable Definition first(Predicate<Definition> wanted) {
    return all.stream().filter(wanted).findFirst().orElse(null);
  }
}
