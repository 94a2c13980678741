package lianban.exchange.query.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertOneModel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lianban.exchange.mongo.JsonDocuments;
import lianban.exchange.query.HolderLog;
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

  private final MongoCollection<Document> days;
  private final MongoCollection<Document> pages;
  private final JsonDocuments documents;
  private final Class<E> type;

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
  public void append(String holder, List<E> entries) {
    Map<String, List<E>> byDay =
        entries.stream()
            .collect(
                Collectors.groupingBy(
                    entry -> dayOf(entry.at()), TreeMap::new, Collectors.toList()));
    byDay.forEach(
        (day, ofDay) -> {
          noteDay(holder, day);
          appendTo(holder, day, ofDay);
        });
  }

  private void noteDay(String holder, String day) {
    while (true) {
      List<String> known = daysOf(holder);
      if (known.contains(day)) {
        return;
      }
      if (known.isEmpty()) {
        insert(days, new Document("_id", holder).append("size", 1).append("days", List.of(day)));
      } else {
        days.updateOne(
            and(eq("_id", holder), eq("size", known.size())),
            combine(pushEach("days", List.of(day)), set("size", known.size() + 1)));
      }
    }
  }

  private List<String> daysOf(String holder) {
    Document document = days.find(eq("_id", holder)).first();
    return document == null ? List.of() : document.getList("days", String.class);
  }

  private void appendTo(String holder, String day, List<E> entries) {
    List<E> fresh = entries;
    int number = 0;
    while (!fresh.isEmpty()) {
      String id = pageId(holder, day, number);
      Document page = pages.find(eq("_id", id)).first();
      if (page == null) {
        insert(pages, new Document("_id", id).append("size", 0).append("entries", List.of()));
        continue;
      }
      fresh = missingOn(page, fresh);
      int size = page.getInteger("size");
      int taken = Math.min(FULL - size, fresh.size());
      if (taken == 0) {
        number++;
      } else if (push(id, size, fresh.subList(0, taken))) {
        fresh = fresh.subList(taken, fresh.size());
      }
    }
  }

  private static <E extends Entry> List<E> missingOn(Document page, List<E> entries) {
    Set<String> known = new HashSet<>();
    page.getList("entries", Document.class).forEach(entry -> known.add(entry.getString("id")));
    return entries.stream().filter(entry -> known.add(entry.id())).toList();
  }

  /** Adds to a page that has not changed meanwhile. */
  private boolean push(String id, int size, List<E> entries) {
    List<Document> added = entries.stream().map(documents::document).toList();
    return pages
            .updateOne(
                and(eq("_id", id), eq("size", size)),
                combine(pushEach("entries", added), set("size", size + added.size())))
            .getMatchedCount()
        == 1;
  }

  /** Whoever comes second finds what the first inserted. */
  private static void insert(MongoCollection<Document> into, Document document) {
    Bulk.write(into, List.of(new InsertOneModel<>(document)));
  }

  @Override
  public List<E> newest(String holder, @Nullable Position after, int limit) {
    List<E> found = new ArrayList<>();
    List<String> newestFirst =
        daysOf(holder).stream()
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
      Document page = pages.find(eq("_id", pageId(holder, day, number))).first();
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

  private static String pageId(String holder, String day, int number) {
    return holder + "/" + day + "/" + number;
  }
}
