package lianban.exchange.subscription.mongo;

import com.mongodb.client.MongoCollection;
import java.util.Map;
import lianban.exchange.mongo.JsonDocuments;
import lianban.exchange.mongo.RevisedDocuments;
import lianban.exchange.subscription.Position;
import lianban.exchange.subscription.PositionStore;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The subscription is the key. */
public final class MongoPositions implements PositionStore {

  private final RevisedDocuments<Position> stored;

  public MongoPositions(MongoCollection<Document> collection, JsonDocuments documents) {
    this.stored =
        new RevisedDocuments<>(
            collection,
            documents,
            new RevisedDocuments.Form<>(
                Position.class, Position::subscription, Position::revision, p -> Map.of()));
  }

  @Override
  public @Nullable Position find(String subscription) {
    return stored.find(subscription);
  }

  @Override
  public boolean insert(Position position) {
    return stored.insert(position);
  }

  @Override
  public boolean replace(Position position) {
    return stored.replace(position);
  }

  @Override
  public void delete(String subscription) {
    stored.delete(subscription);
  }
}
