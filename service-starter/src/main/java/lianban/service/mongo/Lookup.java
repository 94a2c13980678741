package lianban.service.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import lianban.service.batch.GroupCommit;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Finds documents by key; what is looked for at the same time is found with one question. Every
 * look sees what was written before it began.
 */
public final class Lookup<D> {

  private final GroupCommit<Collection<String>, Map<String, D>> looks;

  /**
   * @param projection the fields that are wanted; null for all
   * @param key a document's key
   */
  public Lookup(MongoCollection<D> documents, @Nullable Bson projection, Function<D, String> key) {
    this.looks = new GroupCommit<>(asked -> findAll(documents, projection, key, asked));
  }

  /** The document with that key; null if there is none. */
  public @Nullable D find(String key) {
    return looks.commit(List.of(key)).get(key);
  }

  /** Those of the documents that are there, by their keys. */
  public Map<String, D> findAll(Collection<String> keys) {
    Map<String, D> found = new HashMap<>(looks.commit(keys));
    found.keySet().retainAll(keys);
    return found;
  }

  private static <D> List<Map<String, D>> findAll(
      MongoCollection<D> documents,
      @Nullable Bson projection,
      Function<D, String> key,
      List<Collection<String>> asked) {
    Set<String> keys = new HashSet<>();
    asked.forEach(keys::addAll);
    Map<String, D> found = new HashMap<>();
    documents
        .find(keys.size() == 1 ? Filters.eq(keys.iterator().next()) : Filters.in("_id", keys))
        .projection(projection)
        .forEach(document -> found.put(key.apply(document), document));
    return asked.stream().map(one -> found).toList();
  }
}
