package lianban.exchange.approval.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.ApprovalCases;
import lianban.exchange.mongo.JsonDocuments;
import lianban.service.batch.GroupCommit;
import lianban.service.mongo.Bulk;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One case, one document, compare-and-set on {@code version}. The case itself is one text in it;
 * what cases are looked for by stands beside that text. Cases that are written at the same time go
 * to the store in one message. The embedded store uses an index only where the filter is plain (no
 * {@code $and}) and names exactly its fields, hence the one on both.
 */
public final class MongoApprovalCases implements ApprovalCases {

  private static final String ID = "_id";
  private static final String VERSION = "version";
  private static final String STATE = "state";
  private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

  private final MongoCollection<Document> cases;
  private final JsonDocuments documents;
  private final GroupCommit<Document, Boolean> inserts = new GroupCommit<>(this::insertAll);
  private final GroupCommit<Document, Boolean> replacements = new GroupCommit<>(this::replaceAll);
  private volatile boolean isPrepared;

  public MongoApprovalCases(MongoCollection<Document> cases, JsonDocuments documents) {
    this.cases = cases;
    this.documents = documents;
  }

  /** Not at start: the exchange may start before its store. Making it again does no harm. */
  private void prepare() {
    if (!isPrepared) {
      cases.createIndex(Indexes.ascending(ID, VERSION), new IndexOptions().unique(true));
      isPrepared = true;
    }
  }

  @Override
  public @Nullable ApprovalCase find(String caseId) {
    Document document = cases.find(eq(ID, caseId)).first();
    return document == null
        ? null
        : documents.record(document.getString(STATE), ApprovalCase.class);
  }

  @Override
  public boolean insert(ApprovalCase state) {
    return inserts.commit(document(state));
  }

  private List<Boolean> insertAll(List<Document> states) {
    prepare();
    return Bulk.write(cases, states.stream().map(InsertOneModel::new).toList());
  }

  @Override
  public boolean replace(ApprovalCase state) {
    return replacements.commit(document(state));
  }

  private List<Boolean> replaceAll(List<Document> states) {
    prepare();
    List<ReplaceOneModel<Document>> writes =
        states.stream().map(MongoApprovalCases::replacement).toList();
    int replaced = cases.bulkWrite(writes, ANY_ORDER).getMatchedCount();
    if (replaced == states.size()) {
      return Collections.nCopies(replaced, true);
    }
    return states.size() == 1 ? List.of(false) : whichAreStored(states);
  }

  private static ReplaceOneModel<Document> replacement(Document state) {
    var unchanged =
        new Document(ID, state.getString(ID)).append(VERSION, state.getLong(VERSION) - 1);
    return new ReplaceOneModel<>(unchanged, state);
  }

  /**
   * The store counts replacements together, so after a conflict only a look tells whose it was. One
   * that was replaced again meanwhile counts as not stored: its command is then decided once more
   * and found to be taken already.
   */
  private List<Boolean> whichAreStored(List<Document> states) {
    Map<String, String> stored = new HashMap<>();
    cases
        .find(in(ID, states.stream().map(state -> state.getString(ID)).toList()))
        .forEach(found -> stored.put(found.getString(ID), found.getString(STATE)));
    return states.stream()
        .map(state -> state.getString(STATE).equals(stored.get(state.getString(ID))))
        .toList();
  }

  private Document document(ApprovalCase state) {
    return new Document(ID, state.caseId())
        .append(VERSION, state.version())
        .append("matter", state.matter())
        .append("phase", state.phase().name())
        .append("filedBy", state.filedBy())
        .append("holder", state.holder())
        .append("filedAt", Date.from(state.filedAt()))
        .append(STATE, documents.text(state));
  }
}
