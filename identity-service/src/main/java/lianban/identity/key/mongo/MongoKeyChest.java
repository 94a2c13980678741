package lianban.identity.key.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import lianban.identity.key.KeyChest;
import lianban.identity.key.SealedKey;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The key chest in collection {@code keys}; its one document's id decides who was first. */
@Component
class MongoKeyChest implements KeyChest {

  private static final String ID = "es256";

  private final MongoCollection<Document> keys;

  MongoKeyChest(MongoDatabase database) {
    this.keys = database.getCollection("keys");
  }

  @Override
  public @Nullable SealedKey find() {
    Document found = keys.find(Filters.eq("_id", ID)).first();
    return found == null ? null : new SealedKey(found.getString("sealed"));
  }

  @Override
  public void keepFirst(SealedKey key) {
    try {
      keys.insertOne(new Document("_id", ID).append("sealed", key.base64()));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
    }
  }
}
