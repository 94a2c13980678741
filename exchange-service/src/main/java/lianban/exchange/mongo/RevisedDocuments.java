package lianban.exchange.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Records of one kind, one document each, compare-and-set on a revision. The record is one text;
 * what it is looked for by stands beside that text. The embedded store uses an index only where the
 * filter names exactly its fields, hence the one on both.
 *
 * <p>A store of records of one kind is one of these, with what it is looked for by.
 */
public class RevisedDocuments<T> {

  private static final String ID = "_id";
  private static final String REVISION = "revision";
  private static final String STATE = "state";

  private final MongoCollection<Document> collection;
  private final JsonDocuments documents;
  private final Form<T> form;
  private volatile boolean isPrepared;

  /**
   * How a record becomes a document.
   *
   * @param beside fields that it is looked for by
   */
  public record Form<T>(
      Class<T> type,
      Function<T, String> id,
      ToLongFunction<T> revision,
      Function<T, Map<String, String>> beside) {}

  public RevisedDocuments(
      MongoCollection<Document> collection, JsonDocuments documents, Form<T> form) {
    this.collection = collection;
    this.documents = documents;
    this.form = form;
  }

  public final @Nullable T find(String id) {
    Document found = collection.find(eq(ID, id)).first();
    return found == null ? null : record(found);
  }

  /** Whether it was stored: not if there is one of that id. */
  public final boolean insert(T record) {
    prepare();
    try {
      collection.insertOne(document(record));
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  /** Whether it was stored: only over the revision before its own. */
  public final boolean replace(T record) {
    prepare();
    var before =
        new Document(ID, form.id.apply(record))
            .append(REVISION, form.revision.applyAsLong(record) - 1);
    return collection.replaceOne(before, document(record)).getMatchedCount() == 1;
  }

  public final void delete(String id) {
    collection.deleteOne(eq(ID, id));
  }

  /** Those that a filter finds, by id. */
  public final List<T> where(Bson filter, int limit) {
    return collection
        .find(filter)
        .sort(Indexes.ascending(ID))
        .limit(limit)
        .map(this::record)
        .into(new ArrayList<>());
  }

  /** Not at start: the exchange may start before its store. Making it again does no harm. */
  private void prepare() {
    if (!isPrepared) {
      collection.createIndex(Indexes.ascending(ID, REVISION), new IndexOptions().unique(true));
      isPrepared = true;
    }
  }

  private T record(Document found) {
    return documents.record(found.getString(STATE), form.type);
  }

  private Document document(T record) {
    Document document =
        new Document(ID, form.id.apply(record)).append(REVISION, form.revision.applyAsLong(record));
    document.putAll(form.beside.apply(record));
    return document.append(STATE, documents.text(record));
  }
}
