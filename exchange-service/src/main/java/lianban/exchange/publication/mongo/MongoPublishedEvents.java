package lianban.exchange.publication.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import lianban.exchange.publication.PublishedEvents;
import org.bson.Document;

/** Source and id are the key. */
public final class MongoPublishedEvents implements PublishedEvents {

  private final MongoCollection<Document> events;

  public MongoPublishedEvents(MongoCollection<Document> events) {
    this.events = events;
  }

  @Override
  public State begin(String source, String id, String digest) {
    Document before =
        events.findOneAndUpdate(
            eq("_id", key(source, id)),
            combine(setOnInsert("digest", digest), setOnInsert("published", false)),
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.BEFORE));
    if (before == null) {
      return State.NEW;
    }
    if (!digest.equals(before.getString("digest"))) {
      return State.DIFFERENT;
    }
    return before.getBoolean("published", false) ? State.PUBLISHED : State.UNDER_WAY;
  }

  @Override
  public void complete(String source, String id) {
    events.updateOne(eq("_id", key(source, id)), combine(set("published", true)));
  }

  private static String key(String source, String id) {
    return source + "\n" + id;
  }
}
