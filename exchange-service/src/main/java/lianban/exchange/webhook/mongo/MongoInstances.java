package lianban.exchange.webhook.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import lianban.exchange.webhook.Instances;
import org.bson.Document;

/** One small document for each process; that of one that died is deleted after an hour. */
public final class MongoInstances implements Instances {

  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
  private static final Duration KEPT = Duration.ofHours(1);
  private static final String UNTIL = "until";

  private final MongoCollection<Document> collection;

  public MongoInstances(MongoCollection<Document> collection) {
    this.collection = collection;
  }

  @Override
  public void keep(String process, Instant until) {
    Document living = new Document("_id", process).append(UNTIL, until.toString());
    collection.replaceOne(eq("_id", process), living, UPSERT);
  }

  @Override
  public void remove(String process) {
    collection.deleteOne(eq("_id", process));
  }

  @Override
  public Set<String> living(Instant now) {
    Set<String> living = new HashSet<>();
    for (Document found : collection.find()) {
      String process = found.getString("_id");
      Instant until = Instant.parse(found.getString(UNTIL));
      if (now.isBefore(until)) {
        living.add(process);
      } else if (until.plus(KEPT).isBefore(now)) {
        // Only as it was read: the process may be back.
        collection.deleteOne(new Document(found));
      }
    }
    return living;
  }
}
