package lianban.exchange.material.mongo;

import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.Map;
import lianban.exchange.material.Upload;
import lianban.exchange.material.Uploads;
import lianban.exchange.mongo.JsonDocuments;
import lianban.exchange.mongo.RevisedDocuments;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Uploads, one document each. */
public final class MongoUploads implements Uploads {

  private final RevisedDocuments<Upload> stored;

  public MongoUploads(MongoCollection<Document> collection, JsonDocuments documents) {
    this.stored =
        new RevisedDocuments<>(
            collection,
            documents,
            new RevisedDocuments.Form<>(Upload.class, Upload::id, Upload::revision, _ -> Map.of()));
  }

  @Override
  public @Nullable Upload find(String id) {
    return stored.find(id);
  }

  @Override
  public boolean insert(Upload upload) {
    return stored.insert(upload);
  }

  @Override
  public boolean replace(Upload upload) {
    return stored.replace(upload);
  }

  @Override
  public void delete(String id) {
    stored.delete(id);
  }

  @Override
  public List<Upload> after(String id, int limit) {
    return stored.where(gt("_id", id), limit);
  }
}
