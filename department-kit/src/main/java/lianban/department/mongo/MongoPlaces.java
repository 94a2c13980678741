package lianban.department.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Instant;
import lianban.department.Places;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A document per listener. */
public final class MongoPlaces implements Places {

  private static final String OWNER = "owner";
  private static final String UNTIL = "until";
  private static final String CURSOR = "cursor";
  private static final int DUPLICATE_KEY = 11_000;

  private final MongoCollection<Document> places;

  public MongoPlaces(MongoCollection<Document> places) {
    this.places = places;
  }

  @Override
  public @Nullable Place claim(String listener, String owner, Instant now, Instant until) {
    Document place =
        places.findOneAndUpdate(
            and(eq("_id", listener), or(eq(OWNER, owner), lt(UNTIL, now.toEpochMilli()))),
            combine(set(OWNER, owner), set(UNTIL, until.toEpochMilli())),
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    if (place != null) {
      return new Place(place.getString(CURSOR));
    }
    return isFirst(listener, owner, until) ? new Place(null) : null;
  }

  private boolean isFirst(String listener, String owner, Instant until) {
    try {
      places.insertOne(
          new Document("_id", listener).append(OWNER, owner).append(UNTIL, until.toEpochMilli()));
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    } catch (MongoWriteException e) {
      if (e.getError().getCode() == DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public boolean advance(String listener, String owner, String cursor) {
    return places
            .updateOne(and(eq("_id", listener), eq(OWNER, owner)), set(CURSOR, cursor))
            .getMatchedCount()
        == 1;
  }
}
