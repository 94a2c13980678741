package lianban.exchange.publication.mongo;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertOneModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lianban.exchange.publication.PublishedEvents;
import lianban.service.mongo.Bulk;
import lianban.service.mongo.Lookup;
import org.bson.Document;

/** Source and id are the key. */
public final class MongoPublishedEvents implements PublishedEvents {

  private static final String DIGEST = "digest";
  private static final String PUBLISHED = "published";

  private final MongoCollection<Document> events;
  private final Lookup<Document> known;

  public MongoPublishedEvents(MongoCollection<Document> events) {
    this.events = events;
    this.known = new Lookup<>(events, null, document -> document.getString("_id"));
  }

  @Override
  public List<State> begin(List<Entry> begun) {
    if (begun.isEmpty()) {
      return List.of();
    }
    List<Boolean> isNew =
        Bulk.write(
            events,
            begun.stream()
                .map(
                    e ->
                        new InsertOneModel<>(
                            new Document("_id", key(e))
                                .append(DIGEST, e.digest())
                                .append(PUBLISHED, false)))
                .toList());
    List<String> old = new ArrayList<>();
    for (int i = 0; i < begun.size(); i++) {
      if (!isNew.get(i)) {
        old.add(key(begun.get(i)));
      }
    }
    Map<String, Document> found = old.isEmpty() ? Map.of() : known.findAll(old);
    List<State> states = new ArrayList<>();
    for (int i = 0; i < begun.size(); i++) {
      states.add(isNew.get(i) ? State.NEW : state(begun.get(i), found));
    }
    return states;
  }

  private static State state(Entry event, Map<String, Document> found) {
    Document before = found.get(key(event));
    if (before == null) {
      throw new IllegalStateException("what stands against an insertion is not there");
    }
    if (!event.digest().equals(before.getString(DIGEST))) {
      return State.DIFFERENT;
    }
    return before.getBoolean(PUBLISHED, false) ? State.PUBLISHED : State.UNDER_WAY;
  }

  @Override
  public void complete(List<Entry> done) {
    if (!done.isEmpty()) {
      events.updateMany(
          in("_id", done.stream().map(MongoPublishedEvents::key).toList()), set(PUBLISHED, true));
    }
  }

  private static String key(Entry event) {
    return event.source() + "\n" + event.id();
  }
}
