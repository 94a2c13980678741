package lianban.rating.rating.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import lianban.rating.rating.HolderRecord;
import lianban.rating.rating.HolderRecords;
import lianban.rating.rating.Rateable;
import lianban.service.batch.GroupCommit;
import lianban.service.mongo.Bulk;
import lianban.service.mongo.Lookup;
import org.bson.Document;
import org.bson.codecs.pojo.annotations.BsonId;
import org.springframework.stereotype.Repository;

/** One document for each holder. */
@Repository
class MongoHolderRecords implements HolderRecords {

  private final MongoCollection<HolderDocument> holders;
  private final Lookup<HolderDocument> known;
  private final GroupCommit<HolderDocument, Boolean> firsts = new GroupCommit<>(this::insertAll);
  private volatile boolean isPrepared;

  MongoHolderRecords(MongoDatabase database) {
    holders = database.getCollection("holders", HolderDocument.class);
    known = new Lookup<>(holders, null, HolderDocument::holder);
  }

  @Override
  public HolderRecord find(String holder) {
    HolderDocument found = known.find(holder);
    return found == null ? HolderRecord.empty(holder) : found.toRecord();
  }

  @Override
  public List<HolderRecord> findAll(Collection<String> wanted) {
    return holders
        .find(Filters.in("_id", wanted))
        .map(HolderDocument::toRecord)
        .into(new ArrayList<>());
  }

  @Override
  public boolean save(HolderRecord changed) {
    var next = new HolderDocument(changed.holder(), changed.version() + 1, changed.rateables());
    return changed.version() == 0 ? insert(next) : replace(changed.version(), next);
  }

  private boolean insert(HolderDocument first) {
    return firsts.commit(first);
  }

  private List<Boolean> insertAll(List<HolderDocument> added) {
    return Bulk.write(holders, added.stream().map(InsertOneModel::new).toList());
  }

  /**
   * MongoDB finds (_id, version) by _id alone; the embedded store scans everything unless an index
   * has exactly the fields that are asked for. Not at start: the service may start before its
   * store.
   */
  private void prepare() {
    if (!isPrepared) {
      holders.createIndex(Indexes.ascending("_id", "version"), new IndexOptions().unique(true));
      isPrepared = true;
    }
  }

  private boolean replace(long version, HolderDocument next) {
    // Plain, not $and: only then does the embedded store use the index.
    prepare();
    var unchanged = new Document("_id", next.holder()).append("version", version);
    return holders.replaceOne(unchanged, next).getMatchedCount() == 1;
  }

  /** The record as it is stored; public, because the driver reads it by reflection. */
  public record HolderDocument(@BsonId String holder, long version, List<Rateable> rateables) {

    HolderRecord toRecord() {
      return new HolderRecord(holder, version, rateables);
    }
  }
}
