package lianban.utilities.transfer.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertOneModel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lianban.service.batch.GroupCommit;
import lianban.service.mongo.Bulk;
import lianban.utilities.transfer.Transfer;
import lianban.utilities.transfer.Transfers;
import lianban.utilities.transfer.Utility;
import org.bson.Document;

/** One collection for each utility, by certificate. */
public final class MongoTransfers implements Transfers {

  private final Map<Utility, MongoCollection<Document>> byUtility = new EnumMap<>(Utility.class);
  private final Map<Utility, GroupCommit<Transfer, Boolean>> openings =
      new EnumMap<>(Utility.class);

  public MongoTransfers(MongoDatabase database) {
    for (Utility utility : Utility.values()) {
      MongoCollection<Document> transfers = database.getCollection(utility.code());
      byUtility.put(utility, transfers);
      openings.put(utility, new GroupCommit<>(opened -> openAll(transfers, opened)));
    }
  }

  @Override
  public void open(Utility utility, Transfer transfer) {
    Objects.requireNonNull(openings.get(utility)).commit(transfer);
  }

  /** One that is open already stays as it is. */
  private static List<Boolean> openAll(MongoCollection<Document> transfers, List<Transfer> opened) {
    return Bulk.write(
        transfers, opened.stream().map(t -> new InsertOneModel<>(document(t))).toList());
  }

  private static Document document(Transfer transfer) {
    return new Document("_id", transfer.certificate())
        .append("batch", transfer.batch())
        .append("propertyNo", transfer.propertyNo())
        .append("at", transfer.at());
  }

  @Override
  public long count(Utility utility, String batch) {
    return of(utility).countDocuments(eq("batch", batch));
  }

  private MongoCollection<Document> of(Utility utility) {
    return Objects.requireNonNull(byUtility.get(utility));
  }
}
