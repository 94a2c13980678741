package lianban.exchange.query.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lianban.exchange.mongo.JsonDocuments;
import lianban.exchange.query.HolderLog;
import lianban.service.batch.GroupCommit;
import lianban.service.mongo.Bulk;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Entries in pages of bounded size, found by key alone: {@code _id} = {@code holder/day/n}, n from
 * 0, days in UTC. The day is that of the entry, so an entry that comes again meets itself. A page
 * is opened when the one before is full, and none ever shrinks. A document per holder names the
 * days; it is written first, so that a kill between the two leaves an empty day and loses nothing.
 */
public final class MongoHolderLog<E extends HolderLog.Entry> implements HolderLog<E> {

  private static final int FULL = 200;

  /** Days that are known to be noted: none is ever taken back. */
  private static final int REMEMBERED = 10_000;

  private final MongoCollection<Document> days;
  private final MongoCollection<Document> pages;
  private final JsonDocuments documents;
  private final Class<E> type;
  private final Cache<Day, Boolean> noted = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  /** What comes while others are written is written together. */
  private final GroupCommit<Map<String, List<E>>, Boolean> additions =
      new GroupCommit<>(this::addAll);

  /** A day of a holder. */
  private record Day(String holder, String date) {
    String page(int number) {
      return holder + "/" + date + "/" + number;
    }
  }

  public MongoHolderLog(
      MongoCollection<Document> days,
      MongoCollection<Document> pages,
      JsonDocuments documents,
      Class<E> type) {
    this.days = days;
    this.pages = pages;
    this.documents = documents;
    this.type = type;
  }

  @Override
  public void appendAll(Map<String, List<E>> entries) {
    additions.commit(entries);
  }

  private List<Boolean> addAll(List<Map<String, List<E>>> additions) {
    Map<Day, List<E>> open = new LinkedHashMap<>();
    for (Map<String, List<E>> addition : additions) {
      addition.forEach(
          (holder, entries) ->
              entries.forEach(
                  entry ->
                      open.computeIfAbsent(
                              new Day(holder, dayOf(entry.at())), _ -> new ArrayList<>())
                          .add(entry)));
    }
    noteDays(open.keySet());
    fill(open);
    return Collections.nCopies(additions.size(), true);
  }

  private void noteDays(Set<Day> wanted) {
    Map<String, Set<String>> missing = new LinkedHashMap<>();
    for (Day day : wanted) {
      if (noted.getIfPresent(day) == null) {
        missing.computeIfAbsent(day.holder, _ -> new LinkedHashSet<>()).add(day.date);
      }
    }
    boolean isWritten = false;
    while (!isWritten && !missing.isEmpty()) {
      isWritten = writeDays(missing);
    }
    wanted.forEach(day -> noted.put(day, true));
  }

  /**
   * Writes the days that are missing.
   *
   * @return whether they are all there now; if not, another write came between
   */
  private boolean writeDays(Map<String, Set<String>> missing) {
    Map<String, List<String>> known = daysOf(missing.keySet());
    List<WriteModel<Document>> writes = new ArrayList<>();
    missing.forEach(
        (holder, dates) -> {
          List<String> present = known.getOrDefault(holder, List.of());
          List<String> added = dates.stream().filter(date -> !present.contains(date)).toList();
          if (present.isEmpty()) {
            writes.add(
                new InsertOneModel<>(
                    new Document("_id", holder)
                        .append("size", added.size())
                        .append("days", added)));
          } else if (!added.isEmpty()) {
            writes.add(push(holder, "days", present.size(), added));
          }
        });
    return writes.isEmpty() || Bulk.isWritten(days, writes);
  }

  private Map<String, List<String>> daysOf(Collection<String> holders) {
    Map<String, List<String>> found = new HashMap<>();
    days.find(in("_id", holders))
        .forEach(
            document ->
                found.put(document.getString("_id"), document.getList("days", String.class)));
    return found;
  }

  /** Round after round, until every entry was written or seen. */
  private void fill(Map<Day, List<E>> open) {
    Map<Day, Integer> numbers = new HashMap<>();
    while (!open.isEmpty()) {
      Map<String, Document> found = pages(open.keySet(), numbers);
      List<WriteModel<Document>> writes = new ArrayList<>();
      Map<Day, List<E>> left = new LinkedHashMap<>();
      open.replaceAll(
          (day, entries) -> {
            String id = day.page(numbers.getOrDefault(day, 0));
            Document page = found.get(id);
            int size = page == null ? 0 : page.getInteger("size");
            List<E> fresh = missingOn(page, entries);
            int taken = Math.min(FULL - size, fresh.size());
            if (taken > 0) {
              writes.add(written(id, page, fresh.subList(0, taken)));
            } else if (!fresh.isEmpty()) {
              numbers.merge(day, 1, Integer::sum);
            }
            if (taken < fresh.size()) {
              left.put(day, fresh.subList(taken, fresh.size()));
            }
            return fresh;
          });
      if (writes.isEmpty() || Bulk.isWritten(pages, writes)) {
        open.clear();
        open.putAll(left);
      } else {
        open.values().removeIf(List::isEmpty);
      }
    }
  }

  private Map<String, Document> pages(Set<Day> of, Map<Day, Integer> numbers) {
    List<String> ids = of.stream().map(day -> day.page(numbers.getOrDefault(day, 0))).toList();
    Map<String, Document> found = new HashMap<>();
    pages.find(in("_id", ids)).forEach(page -> found.put(page.getString("_id"), page));
    return found;
  }

  private static <E extends Entry> List<E> missingOn(@Nullable Document page, List<E> entries) {
    Set<String> known = new HashSet<>();
    if (page != null) {
      page.getList("entries", Document.class).forEach(entry -> known.add(entry.getString("id")));
    }
    return entries.stream().filter(entry -> known.add(entry.id())).toList();
  }

  private WriteModel<Document> written(String id, @Nullable Document page, List<E> entries) {
    List<Document> added = entries.stream().map(documents::document).toList();
    return page == null
        ? new InsertOneModel<>(
            new Document("_id", id).append("size", added.size()).append("entries", added))
        : push(id, "entries", page.getInteger("size"), added);
  }

  /** Adds to a list that has not changed meanwhile. */
  private static UpdateOneModel<Document> push(String id, String list, int size, List<?> added) {
    return new UpdateOneModel<>(
        and(eq("_id", id), eq("size", size)),
        combine(pushEach(list, added), set("size", size + added.size())));
  }

  @Override
  public List<E> newest(String holder, @Nullable Position after, int limit) {
    List<E> found = new ArrayList<>();
    List<String> newestFirst =
        daysOf(List.of(holder)).getOrDefault(holder, List.of()).stream()
            .filter(day -> after == null || day.compareTo(dayOf(after.at())) <= 0)
            .sorted(Comparator.reverseOrder())
            .toList();
    for (String day : newestFirst) {
      if (found.size() >= limit) {
        break;
      }
      entriesOf(holder, day).stream()
          .filter(entry -> after == null || after.compareTo(entry.position()) < 0)
          .sorted(Comparator.comparing(Entry::position))
          .limit(limit - found.size())
          .forEach(found::add);
    }
    return found;
  }

  private List<E> entriesOf(String holder, String day) {
    List<E> entries = new ArrayList<>();
    for (int number = 0; ; number++) {
      Document page = pages.find(eq("_id", new Day(holder, day).page(number))).first();
      if (page == null) {
        return entries;
      }
      page.getList("entries", Document.class)
          .forEach(entry -> entries.add(documents.record(entry, type)));
      if (page.getInteger("size") < FULL) {
        return entries;
      }
    }
  }

  private static String dayOf(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
  }
}
