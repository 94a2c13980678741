package lianban.utilities.transfer.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import lianban.utilities.transfer.Transfer;
import lianban.utilities.transfer.Transfers;
import lianban.utilities.transfer.Utility;
import org.bson.Document;

/** One collection for each utility, by certificate. */
public final class MongoTransfers implements Transfers {

  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  private final Map<Utility, MongoCollection<Document>> byUtility = new EnumMap<>(Utility.class);

  public MongoTransfers(MongoDatabase database) {
    for (Utility utility : Utility.values()) {
      byUtility.put(utility, database.getCollection(utility.code()));
    }
  }

  @Override
  public void open(Utility utility, Transfer transfer) {
    of(utility)
        .updateOne(
            eq(transfer.certificate()),
            combine(
                setOnInsert("batch", transfer.batch()),
                setOnInsert("propertyNo", transfer.propertyNo()),
                setOnInsert("at", transfer.at())),
            UPSERT);
  }

  @Override
  public long count(Utility utility, String batch) {
    return of(utility).countDocuments(eq("batch", batch));
  }

  private MongoCollection<Document> of(Utility utility) {
    return Objects.requireNonNull(byUtility.get(utility));
  }
}
