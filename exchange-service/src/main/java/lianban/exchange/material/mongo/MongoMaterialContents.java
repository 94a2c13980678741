package lianban.exchange.material.mongo;

import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.Map;
import lianban.exchange.material.MaterialContent;
import lianban.exchange.material.MaterialContents;
import lianban.exchange.mongo.JsonDocuments;
import lianban.exchange.mongo.RevisedDocuments;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Contents, one document each under their hash. */
public final class MongoMaterialContents implements MaterialContents {

  private final MongoCollection<Document> collection;
  private final RevisedDocuments<MaterialContent> stored;

  public MongoMaterialContents(MongoCollection<Document> collection, JsonDocuments documents) {
    this.collection = collection;
    this.stored =
        new RevisedDocuments<>(
            collection,
            documents,
            new RevisedDocuments.Form<>(
                MaterialContent.class,
                MaterialContent::sha256,
                MaterialContent::revision,
                _ -> Map.of()));
  }

  @Override
  public @Nullable MaterialContent find(String sha256) {
    return stored.find(sha256);
  }

  @Override
  public boolean insert(MaterialContent content) {
    return stored.insert(content);
  }

  @Override
  public boolean replace(MaterialContent content) {
    return stored.replace(content);
  }

  @Override
  public void delete(MaterialContent content) {
    collection.deleteOne(
        new Document("_id", content.sha256()).append("revision", content.revision()));
  }

  @Override
  public List<MaterialContent> after(String sha256, int limit) {
    return stored.where(gt("_id", sha256), limit);
  }
}
