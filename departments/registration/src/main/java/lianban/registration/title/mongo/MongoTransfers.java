package lianban.registration.title.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertOneModel;
import java.util.List;
import java.util.Optional;
import lianban.registration.title.Transfer;
import lianban.registration.title.Transfers;
import lianban.service.batch.GroupCommit;
import lianban.service.mongo.Bulk;
import lianban.service.mongo.Lookup;
import org.bson.codecs.pojo.annotations.BsonId;

/** Transfers by case. */
public final class MongoTransfers implements Transfers {

  private final MongoCollection<Entry> entries;
  private final Lookup<Entry> known;
  private final GroupCommit<Entry, Boolean> firsts = new GroupCommit<>(this::insertAll);

  public MongoTransfers(MongoDatabase database) {
    entries = database.getCollection("transfers", Entry.class);
    known = new Lookup<>(entries, null, Entry::caseId);
  }

  @Override
  public Transfer keepFirst(Transfer transfer) {
    boolean isFirst = firsts.commit(Entry.of(transfer));
    return isFirst ? transfer : of(transfer.caseId()).orElseThrow();
  }

  private List<Boolean> insertAll(List<Entry> kept) {
    return Bulk.write(entries, kept.stream().map(InsertOneModel::new).toList());
  }

  @Override
  public Optional<Transfer> of(String caseId) {
    return Optional.ofNullable(known.find(caseId)).map(Entry::transfer);
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
