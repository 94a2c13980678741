package lianban.exchange.clock.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import lianban.exchange.clock.KeptDefinitions;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Texts by name. */
public final class MongoKeptDefinitions implements KeptDefinitions {

  private final MongoCollection<Document> kept;

  public MongoKeptDefinitions(MongoCollection<Document> kept) {
    this.kept = kept;
  }

  @Override
  public @Nullable String find(String name) {
    Document found = kept.find(eq("_id", name)).first();
    return found == null ? null : found.getString("text");
  }

  @Override
  public void keep(String name, String text) {
    kept.replaceOne(
        eq("_id", name),
        new Document("_id", name).append("text", text),
        new ReplaceOptions().upsert(true));
  }
}
