package lianban.registration.title.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import lianban.registration.title.Title;
import lianban.registration.title.TitleBook;
import lianban.registration.title.Transfer;
import lianban.service.batch.GroupCommit;
import lianban.service.mongo.Lookup;
import org.bson.Document;
import org.bson.codecs.pojo.annotations.BsonId;

/** Titles by property. */
public final class MongoTitleBook implements TitleBook {

  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  private final MongoCollection<Entry> entries;
  private final Lookup<Entry> titles;
  private final GroupCommit<Change, Boolean> changes = new GroupCommit<>(this::changeAll);
  private volatile boolean isPrepared;

  public MongoTitleBook(MongoDatabase database) {
    entries = database.getCollection("titles", Entry.class);
    titles = new Lookup<>(entries, null, Entry::propertyNo);
  }

  @Override
  public void enter(List<Title> titles) {
    if (titles.isEmpty()) {
      return;
    }
    entries.bulkWrite(
        titles.stream()
            .map(t -> new ReplaceOneModel<>(eq(t.propertyNo()), Entry.of(t), UPSERT))
            .toList());
  }

  @Override
  public Optional<Title> of(String propertyNo) {
    return Optional.ofNullable(titles.find(propertyNo)).map(Entry::title);
  }

  /** Not at start: the service may start before its store. Making it again does no harm. */
  private void prepare() {
    if (!isPrepared) {
      entries.createIndex(Indexes.ascending("_id", "certificate"), new IndexOptions().unique(true));
      isPrepared = true;
    }
  }

  @Override
  public boolean transfer(Transfer transfer, String certificate) {
    return changes.commit(new Change(transfer, certificate));
  }

  private List<Boolean> changeAll(List<Change> wanted) {
    prepare();
    int changed =
        entries
            .bulkWrite(
                wanted.stream().map(Change::update).toList(), new BulkWriteOptions().ordered(false))
            .getMatchedCount();
    return changed == wanted.size()
        ? Collections.nCopies(changed, true)
        : wanted.stream().map(this::isEntered).toList();
  }

  /** The store counts changes together, so only a look tells whose was not made. */
  private boolean isEntered(Change change) {
    return of(change.transfer.propertyNo())
        .filter(title -> title.certificate().equals(change.certificate))
        .isPresent();
  }

  private record Change(Transfer transfer, String certificate) {

    UpdateOneModel<Entry> update() {
      // Plain, not $and: only then does the embedded store use the index.
      var title =
          new Document("_id", transfer.propertyNo()).append("certificate", transfer.supersedes());
      return new UpdateOneModel<>(
          title,
          combine(
              set("ownerIdNumber", transfer.newOwnerIdNumber()),
              set("ownerName", transfer.newOwnerName()),
              set("certificate", certificate)));
    }
  }

  /** A title as stored. */
  public record Entry(
      @BsonId String propertyNo,
      String ownerIdNumber,
      String ownerName,
      Integer leaseRemaining,
      String certificate) {

    static Entry of(Title t) {
      return new Entry(
          t.propertyNo(), t.ownerIdNumber(), t.ownerName(), t.leaseRemaining(), t.certificate());
    }

    Title title() {
      return new Title(propertyNo, ownerIdNumber, ownerName, leaseRemaining, certificate);
    }

    /** Names nobody. */
    @Override
    public String toString() {
      return "Entry[" + propertyNo + "]";
    }
  }
}
