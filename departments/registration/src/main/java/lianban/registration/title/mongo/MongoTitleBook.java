package lianban.registration.title.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import java.util.Optional;
import lianban.registration.title.Title;
import lianban.registration.title.TitleBook;
import lianban.registration.title.Transfer;
import org.bson.Document;
import org.bson.codecs.pojo.annotations.BsonId;

/** Titles by property. */
public final class MongoTitleBook implements TitleBook {

  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  private final MongoCollection<Entry> entries;
  private volatile boolean isPrepared;

  public MongoTitleBook(MongoDatabase database) {
    entries = database.getCollection("titles", Entry.class);
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
    return Optional.ofNullable(entries.find(eq(propertyNo)).first()).map(Entry::title);
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
    prepare();
    // Plain, not $and: only then does the embedded store use the index.
    var title =
        new Document("_id", transfer.propertyNo()).append("certificate", transfer.supersedes());
    var change =
        combine(
            set("ownerIdNumber", transfer.newOwnerIdNumber()),
            set("ownerName", transfer.newOwnerName()),
            set("certificate", certificate));
    return entries.updateOne(title, change).getMatchedCount() == 1;
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
