package lianban.exchange.subscription.mongo;

import com.mongodb.client.MongoCollection;
import java.util.Map;
import lianban.exchange.mongo.JsonDocuments;
import lianban.exchange.mongo.RevisedDocuments;
import lianban.exchange.subscription.Position;
import lianban.exchange.subscription.PositionStore;
import org.bson.Document;

/** The subscription is the key. */
public final class MongoPositions extends RevisedDocuments<Position> implements PositionStore {

  private static final Form<Position> FORM =
      new Form<>(Position.class, Position::subscription, Position::revision, _ -> Map.of());

  public MongoPositions(MongoCollection<Document> collection, JsonDocuments documents) {
    super(collection, documents, FORM);
  }
}
