package lianban.exchange.approval.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.Date;
import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.ApprovalCases;
import lianban.exchange.mongo.JsonDocuments;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One case, one document, compare-and-set on {@code version}. The case itself is one text in it;
 * what cases are looked for by stands beside that text. The embedded store uses an index only where
 * the filter is plain (no {@code $and}) and names exactly its fields, hence the one on both.
 */
public final class MongoApprovalCases implements ApprovalCases {

  private final MongoCollection<Document> cases;
  private final JsonDocuments documents;
  private volatile boolean isPrepared;

  public MongoApprovalCases(MongoCollection<Document> cases, JsonDocuments documents) {
    this.cases = cases;
    this.documents = documents;
  }

  /** Not at start: the exchange may start before its store. Making it again does no harm. */
  private void prepare() {
    if (!isPrepared) {
      cases.createIndex(Indexes.ascending("_id", "version"), new IndexOptions().unique(true));
      isPrepared = true;
    }
  }

  @Override
  public @Nullable ApprovalCase find(String caseId) {
    Document document = cases.find(eq("_id", caseId)).first();
    return document == null
        ? null
        : documents.record(document.getString("state"), ApprovalCase.class);
  }

  @Override
  public boolean insert(ApprovalCase state) {
    prepare();
    try {
      cases.insertOne(document(state));
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public boolean replace(ApprovalCase state) {
    prepare();
    var unchanged = new Document("_id", state.caseId()).append("version", state.version() - 1);
    return cases.replaceOne(unchanged, document(state)).getMatchedCount() == 1;
  }

  private Document document(ApprovalCase state) {
    return new Document("_id", state.caseId())
        .append("version", state.version())
        .append("matter", state.matter())
        .append("phase", state.phase().name())
        .append("filedBy", state.filedBy())
        .append("holder", state.holder())
        .append("filedAt", Date.from(state.filedAt()))
        .append("state", documents.text(state));
  }
}
