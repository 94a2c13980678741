package lianban.rating.rating.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import lianban.rating.rating.RectificationQueue;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * One small document for each bad rating, keyed by its place. Bad ratings are few, so going through
 * the keys from a place on is quick on any store, without a second index.
 */
@Repository
class MongoRectificationQueue implements RectificationQueue {

  private final MongoCollection<EntryDocument> entries;

  MongoRectificationQueue(MongoDatabase database) {
    entries = database.getCollection("rectificationQueue", EntryDocument.class);
  }

  @Override
  public void enter(Entry entry) {
    var document =
        new EntryDocument(entry.place(), entry.ratingId(), entry.holder(), entry.owner());
    entries.replaceOne(
        Filters.eq("_id", entry.place()), document, new ReplaceOptions().upsert(true));
  }

  @Override
  public List<Entry> behind(String place, @Nullable String owner, int limit) {
    Bson behind = Filters.gt("_id", place);
    return entries
        .find(owner == null ? behind : Filters.and(behind, Filters.eq("owner", owner)))
        .sort(Sorts.ascending("_id"))
        .limit(limit)
        .map(EntryDocument::toEntry)
        .into(new ArrayList<>());
  }

  /** An entry as it is stored; public, because the driver reads it by reflection. */
  public record EntryDocument(
      @BsonId String place, String ratingId, String holder, @Nullable String owner) {

    Entry toEntry() {
      return new Entry(place, ratingId, holder, owner);
    }
  }
}
