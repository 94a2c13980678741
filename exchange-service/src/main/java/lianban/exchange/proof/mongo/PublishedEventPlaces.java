package lianban.exchange.proof.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import lianban.exchange.proof.EventPlaces;
import lianban.proof.Place;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What publication noted of an event when the broker had it. */
public final class PublishedEventPlaces implements EventPlaces {

  private final MongoCollection<Document> events;

  public PublishedEventPlaces(MongoCollection<Document> events) {
    this.events = events;
  }

  @Override
  public @Nullable Place find(String type, String source, String id) {
    Document event = events.find(eq(source + "\n" + id)).first();
    return event != null
            && event.get("partition") instanceof Number partition
            && event.get("offset") instanceof Number offset
        ? new Place(type, partition.intValue(), offset.longValue())
        : null;
  }
}
