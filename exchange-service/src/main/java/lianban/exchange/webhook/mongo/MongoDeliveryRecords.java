package lianban.exchange.webhook.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lianban.exchange.deadletter.Attempt;
import lianban.exchange.mongo.JsonDocuments;
import lianban.exchange.webhook.DeliveryRecords;
import org.bson.Document;

/** One document for each event and subscription. */
public final class MongoDeliveryRecords implements DeliveryRecords {

  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  private final MongoCollection<Document> collection;
  private final JsonDocuments documents;

  public MongoDeliveryRecords(MongoCollection<Document> collection, JsonDocuments documents) {
    this.collection = collection;
    this.documents = documents;
  }

  @Override
  public void keep(String id, List<Attempt> attempts) {
    Document kept = new Document("_id", id).append("attempts", documents.text(attempts));
    collection.replaceOne(eq("_id", id), kept, UPSERT);
  }

  @Override
  public Map<String, List<Attempt>> find(Collection<String> ids) {
    Map<String, List<Attempt>> found = new HashMap<>();
    collection
        .find(in("_id", ids))
        .forEach(
            document ->
                found.put(
                    document.getString("_id"),
                    List.of(documents.record(document.getString("attempts"), Attempt[].class))));
    return found;
  }
}
