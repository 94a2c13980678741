package lianban.registration.title.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import lianban.registration.title.Transfer;
import lianban.registration.title.Transfers;
import org.bson.codecs.pojo.annotations.BsonId;

/** Transfers by case. */
public final class MongoTransfers implements Transfers {

  private final MongoCollection<Entry> entries;

  public MongoTransfers(MongoDatabase database) {
    entries = database.getCollection("transfers", Entry.class);
  }

  @Override
  public Transfer keepFirst(Transfer transfer) {
    try {
      entries.insertOne(Entry.of(transfer));
      return transfer;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      return of(transfer.caseId()).orElseThrow(() -> e);
    }
  }

  @Override
  public Optional<Transfer> of(String caseId) {
    return Optional.ofNullable(entries.find(eq(caseId)).first()).map(Entry::transfer);
  }

  /** A transfer as stored. */
  public record Entry(
      @BsonId String caseId,
      String propertyNo,
      String newOwnerIdNumber,
      String newOwnerName,
      String supersedes) {

    static Entry of(Transfer t) {
      return new Entry(
          t.caseId(), t.propertyNo(), t.newOwnerIdNumber(), t.newOwnerName(), t.supersedes());
    }

    Transfer transfer() {
      return new Transfer(caseId, propertyNo, newOwnerIdNumber, newOwnerName, supersedes);
    }

    /** Names nobody. */
    @Override
    public String toString() {
      return "Entry[" + propertyNo + " in case " + caseId + "]";
    }
  }
}
