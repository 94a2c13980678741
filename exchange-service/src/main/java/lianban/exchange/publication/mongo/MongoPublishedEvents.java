package lianban.exchange.publication.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lianban.exchange.publication.PublishedEvent;
import lianban.exchange.publication.PublishedEvents;
import lianban.service.mongo.Bulk;
import lianban.service.mongo.Lookup;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Source and id are the key. */
public final class MongoPublishedEvents implements PublishedEvents {

  private static final String ID = "_id";
  private static final String TYPE = "type";
  private static final String DIGEST = "digest";
  private static final String PUBLISHED = "published";
  private static final String INSTANCE = "instance";
  private static final String BEGUN_AT = "begunAt";
  private static final String ACCEPTED_AT = "acceptedAt";
  private static final String PARTITION = "partition";
  private static final String OFFSET = "offset";
  private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

  private final MongoCollection<Document> events;
  private final Lookup<Document> known;

  public MongoPublishedEvents(MongoCollection<Document> events) {
    this.events = events;
    this.known = new Lookup<>(events, null, document -> document.getString(ID));
  }

  @Override
  public List<State> begin(List<Entry> begun, Attempt attempt) {
    if (begun.isEmpty()) {
      return List.of();
    }
    List<Boolean> isNew =
        Bulk.write(
            events, begun.stream().map(e -> new InsertOneModel<>(document(e, attempt))).toList());
    List<Entry> old = new ArrayList<>();
    for (int i = 0; i < begun.size(); i++) {
      if (!isNew.get(i)) {
        old.add(begun.get(i));
      }
    }
    Map<String, Document> found = old.isEmpty() ? Map.of() : resumed(old, attempt);
    List<State> states = new ArrayList<>();
    for (int i = 0; i < begun.size(); i++) {
      states.add(isNew.get(i) ? State.NEW : state(begun.get(i), attempt, found));
    }
    return states;
  }

  private static Document document(Entry event, Attempt attempt) {
    return new Document(ID, key(event))
        .append(TYPE, event.type())
        .append(DIGEST, event.digest())
        .append(PUBLISHED, false)
        .append(INSTANCE, attempt.instance())
        .append(BEGUN_AT, Date.from(attempt.begunAt()));
  }

  /** What is there, after what may be taken over was taken over; of several takers one gets it. */
  private Map<String, Document> resumed(List<Entry> old, Attempt attempt) {
    List<String> keys = old.stream().map(MongoPublishedEvents::key).toList();
    Map<String, Document> found = known.findAll(keys);
    List<UpdateOneModel<Document>> takeovers = new ArrayList<>();
    for (Entry event : old) {
      Document before = found.get(key(event));
      if (before != null
          && event.digest().equals(before.getString(DIGEST))
          && !before.getBoolean(PUBLISHED, false)
          && attempt.isAfter(attemptOf(before))) {
        takeovers.add(
            new UpdateOneModel<>(
                unfinished(event, attemptOf(before)),
                combine(
                    set(INSTANCE, attempt.instance()),
                    set(BEGUN_AT, Date.from(attempt.begunAt())))));
      }
    }
    if (takeovers.isEmpty()) {
      return found;
    }
    events.bulkWrite(takeovers, ANY_ORDER);
    return known.findAll(keys);
  }

  private static Attempt attemptOf(Document document) {
    return new Attempt(document.getString(INSTANCE), document.getDate(BEGUN_AT).toInstant());
  }

  private static Bson unfinished(Entry event, Attempt attempt) {
    return and(
        eq(ID, key(event)),
        eq(PUBLISHED, false),
        eq(INSTANCE, attempt.instance()),
        eq(BEGUN_AT, Date.from(attempt.begunAt())));
  }

  private static State state(Entry event, Attempt attempt, Map<String, Document> found) {
    Document before = found.get(key(event));
    if (before == null) {
      // Its publisher was told a moment ago that it was not taken, and it was forgotten.
      return State.UNDER_WAY;
    }
    if (!event.digest().equals(before.getString(DIGEST))) {
      return State.DIFFERENT;
    }
    if (before.getBoolean(PUBLISHED, false)) {
      return State.PUBLISHED;
    }
    return attempt.equals(attemptOf(before)) ? State.RESUMED : State.UNDER_WAY;
  }

  @Override
  public void complete(List<Completed> done, Instant at) {
    if (!done.isEmpty()) {
      events.bulkWrite(done.stream().map(one -> completion(one, at)).toList(), ANY_ORDER);
    }
  }

  private static UpdateOneModel<Document> completion(Completed one, Instant at) {
    var values =
        new Document(PUBLISHED, true)
            .append(ACCEPTED_AT, Date.from(at))
            .append(PARTITION, one.partition())
            .append(OFFSET, one.offset());
    return new UpdateOneModel<>(new Document(ID, key(one.event())), new Document("$set", values));
  }

  @Override
  public void release(List<Entry> over, Attempt attempt) {
    if (!over.isEmpty()) {
      events.bulkWrite(
          over.stream()
              .map(
                  e ->
                      new UpdateOneModel<Document>(
                          unfinished(e, attempt), set(INSTANCE, Attempt.NONE)))
              .toList(),
          ANY_ORDER);
    }
  }

  @Override
  public void forget(List<Entry> over, Attempt attempt) {
    for (Entry event : over) {
      events.deleteOne(unfinished(event, attempt));
    }
  }

  @Override
  public @Nullable PublishedEvent find(String source, String id) {
    Document found = known.find(key(source, id));
    if (found == null) {
      return null;
    }
    Date accepted = found.getDate(ACCEPTED_AT);
    return new PublishedEvent(
        source,
        id,
        found.getString(TYPE),
        accepted == null
            ? null
            : new PublishedEvent.Acceptance(
                accepted.toInstant(), found.getInteger(PARTITION), found.getLong(OFFSET)));
  }

  @Override
  public @Nullable String purge(Instant before, String after, int most) {
    List<String> old = new ArrayList<>();
    String last = null;
    int seen = 0;
    for (Document document :
        events
            .find(gt(ID, after))
            .sort(Sorts.ascending(ID))
            .limit(most)
            .projection(Projections.include(BEGUN_AT))) {
      seen++;
      last = document.getString(ID);
      if (document.getDate(BEGUN_AT).toInstant().isBefore(before)) {
        old.add(Objects.requireNonNull(last));
      }
    }
    if (!old.isEmpty()) {
      events.deleteMany(and(in(ID, old), lt(BEGUN_AT, Date.from(before))));
    }
    return seen < most ? null : last;
  }

  private static String key(Entry event) {
    return key(event.source(), event.id());
  }

  private static String key(String source, String id) {
    return source + "\n" + id;
  }
}
