package lianban.exchange.subscription.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import lianban.exchange.subscription.Checkpoints;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Three documents for each second in which a subscription moves: its day holds where it stood at
 * the end of each hour, its hour the same for each minute, its minute for each second. So each
 * stays small, a write changes three of them, and a search looks at one day's, one hour's and one
 * minute's, all by key.
 */
public final class MongoCheckpoints implements Checkpoints {

  private static final String AT = "t";
  private static final int DAYS_KEPT = 30;
  private static final int MINUTES_A_DAY = 24 * 60;
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  private final MongoCollection<Document> collection;
  private final ConcurrentMap<String, Instant> forgotten = new ConcurrentHashMap<>();

  public MongoCheckpoints(MongoCollection<Document> collection) {
    this.collection = collection;
  }

  private enum Level {
    DAY(ChronoUnit.DAYS, ChronoUnit.HOURS),
    HOUR(ChronoUnit.HOURS, ChronoUnit.MINUTES),
    MINUTE(ChronoUnit.MINUTES, ChronoUnit.SECONDS);

    private final ChronoUnit whole;
    private final ChronoUnit part;

    Level(ChronoUnit whole, ChronoUnit part) {
      this.whole = whole;
      this.part = part;
    }

    private String id(String subscription, Instant at) {
      return subscription + "/" + name() + "/" + at.truncatedTo(whole);
    }
  }

  @Override
  public void keep(String subscription, Map<Integer, Long> offsets, Instant now) {
    Document stood = new Document(AT, now.toString());
    offsets.forEach((partition, offset) -> stood.append(String.valueOf(partition), offset));
    collection.bulkWrite(
        Stream.of(Level.values())
            .map(
                level ->
                    new UpdateOneModel<Document>(
                        eq("_id", level.id(subscription, now)),
                        new Document(
                            "$set", new Document("at." + now.truncatedTo(level.part), stood)),
                        UPSERT))
            .toList());
    forget(subscription, now);
  }

  /** Once a day for each subscription: the day that is too old, with its hours and minutes. */
  private void forget(String subscription, Instant now) {
    Instant old = now.truncatedTo(ChronoUnit.DAYS).minus(DAYS_KEPT + 1L, ChronoUnit.DAYS);
    if (!old.equals(forgotten.put(subscription, old))) {
      List<String> ids = new ArrayList<>(List.of(Level.DAY.id(subscription, old)));
      for (int minute = 0; minute < MINUTES_A_DAY; minute++) {
        Instant at = old.plus(minute, ChronoUnit.MINUTES);
        ids.add(Level.MINUTE.id(subscription, at));
        ids.add(Level.HOUR.id(subscription, at));
      }
      collection.deleteMany(in("_id", ids));
    }
  }

  @Override
  public @Nullable Passage passage(String subscription, int partition, long offset, Instant now) {
    Instant today = now.truncatedTo(ChronoUnit.DAYS);
    List<String> days = new ArrayList<>();
    for (int day = 0; day <= DAYS_KEPT; day++) {
      days.add(Level.DAY.id(subscription, today.minus(day, ChronoUnit.DAYS)));
    }
    TreeMap<Instant, Stood> stood = new TreeMap<>();
    collection.find(in("_id", days)).forEach(found -> stood.putAll(marks(found, partition)));
    Found found = first(stood, offset, Instant.EPOCH);
    for (Level level : List.of(Level.HOUR, Level.MINUTE)) {
      if (found != null) {
        found = within(level, subscription, partition, offset, found);
      }
    }
    return found == null ? null : new Passage(found.after(), found.by());
  }

  private Found within(Level level, String subscription, int partition, long offset, Found coarse) {
    Document part = collection.find(eq("_id", level.id(subscription, coarse.part()))).first();
    Found fine = part == null ? null : first(marks(part, partition), offset, coarse.after());
    return fine == null ? coarse : fine;
  }

  /** Where a partition stood, and when exactly. */
  private record Stood(long offset, Instant at) {}

  /** In which part of its document a checkpoint was found. */
  private record Found(Instant part, Instant after, Instant by) {}

  /** The first mark beyond the offset; it passed after the mark before that. */
  private static @Nullable Found first(
      SortedMap<Instant, Stood> marks, long offset, Instant before) {
    Instant after = before;
    for (Map.Entry<Instant, Stood> mark : marks.entrySet()) {
      Stood stood = mark.getValue();
      if (stood.offset() > offset) {
        return new Found(mark.getKey(), after, stood.at());
      }
      after = stood.at();
    }
    return null;
  }

  private static SortedMap<Instant, Stood> marks(Document found, int partition) {
    SortedMap<Instant, Stood> marks = new TreeMap<>();
    found
        .get("at", Document.class)
        .forEach(
            (part, stood) -> {
              Document mark = (Document) stood;
              if (mark.get(String.valueOf(partition)) instanceof Long offset) {
                marks.put(
                    Instant.parse(part), new Stood(offset, Instant.parse(mark.getString(AT))));
              }
            });
    return marks;
  }
}
