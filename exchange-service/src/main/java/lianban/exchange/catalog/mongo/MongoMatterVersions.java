package lianban.exchange.catalog.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import lianban.exchange.approval.Matter;
import lianban.exchange.catalog.PinnedMatters.MatterVersions;
import lianban.exchange.mongo.JsonDocuments;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Matter versions by {@code id@version}; a version never changes, so writing it again is safe. */
public final class MongoMatterVersions implements MatterVersions {

  private final MongoCollection<Document> matters;
  private final JsonDocuments documents;

  public MongoMatterVersions(MongoCollection<Document> matters, JsonDocuments documents) {
    this.matters = matters;
    this.documents = documents;
  }

  @Override
  public @Nullable Matter find(String id, int version) {
    Document document = matters.find(eq("_id", id + "@" + version)).first();
    if (document == null) {
      return null;
    }
    document.remove("_id");
    return documents.record(document, Matter.class);
  }

  @Override
  public void keep(Matter matter) {
    String id = matter.id() + "@" + matter.version();
    matters.replaceOne(
        eq("_id", id),
        documents.document(matter).append("_id", id),
        new ReplaceOptions().upsert(true));
  }
}
