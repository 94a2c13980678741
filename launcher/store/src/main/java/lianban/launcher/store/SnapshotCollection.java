package lianban.launcher.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A collection whose documents never change once they are stored: a change stores another one. The
 * library would change them in place, and whoever was sending one to a reader or writing it to the
 * file would find half of the change in it.
 */
final class SnapshotCollection extends H2Collection {

  private static final String ID = "_id";
  private static final String AND = "$and";

  private static final String AFTER = "$gt";

  private final MVMap<Object, Document> documents;

  /** Whether what is found now is to be changed; guarded by this collection. */
  private boolean changing;

  SnapshotCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      MVMap<Object, Document> documents,
      MVMap<String, Object> sizes,
      CursorRegistry cursors) {
    super(database, name, options, documents, sizes, cursors);
    this.documents = documents;
  }

  @Override
  public synchronized Document updateDocuments(
      Document selector,
      Document update,
      ArrayFilters filters,
      boolean multi,
      boolean upsert,
      Oplog oplog) {
    changing = true;
    try {
      return super.updateDocuments(selector, update, filters, multi, upsert, oplog);
    } finally {
      changing = false;
    }
  }

  @Override
  public synchronized Document findAndModify(Document query) {
    changing = true;
    try {
      return super.findAndModify(query);
    } finally {
      changing = false;
    }
  }

  @Override
  protected QueryResult createQueryResult(List<Document> found, int batchSize) {
    return super.createQueryResult(
        changing ? found.stream().map(Document::cloneDeeply).toList() : found, batchSize);
  }

  /**
   * A filter that names the id and more finds the document by its id and holds it against the rest,
   * and a page of ids reads that page. The library alone would read the whole collection for both.
   */
  @Override
  protected QueryResult queryDocuments(
      Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
    if (limit > 0 && skip == 0 && afterId(query) instanceof String id && isById(orderBy)) {
      return matchDocumentsFromStream(
          after(id, limit).stream(), query, orderBy, skip, limit, batchSize, fields);
    }
    Document byId = idWithin(query);
    if (byId != null) {
      for (Index<Object> index : getIndexes()) {
        if (index.canHandle(byId)) {
          return matchDocuments(
              query, index.getPositions(byId), orderBy, skip, limit, batchSize, fields);
        }
      }
    }
    return super.queryDocuments(query, orderBy, skip, limit, batchSize, fields);
  }

  /** The next documents in the order of their ids, of which the collection is made. */
  private List<Document> after(String id, int limit) {
    List<Document> found = new ArrayList<>();
    Cursor<Object, Document> from = documents.cursor(id);
    while (found.size() < limit && from.hasNext() && from.next() instanceof String key) {
      if (!key.equals(id)) {
        found.add(from.getValue());
      }
    }
    return found;
  }

  /** What ids of a page come after, if that is all that a filter asks. */
  private static @Nullable Object afterId(Document query) {
    return query.size() == 1 && query.get(ID) instanceof Document range && range.size() == 1
        ? range.get(AFTER)
        : null;
  }

  private static boolean isById(@Nullable Document order) {
    return order != null
        && order.size() == 1
        && order.get(ID) instanceof Number way
        && way.intValue() == 1;
  }

  /** What a filter asks of the id, itself or as a part that must hold; null if it asks nothing. */
  private static @Nullable Document idWithin(Document query) {
    if (query.containsKey(ID)) {
      return new Document(ID, query.get(ID));
    }
    if (query.get(AND) instanceof Collection<?> parts) {
      for (Object part : parts) {
        if (part instanceof Document document && document.containsKey(ID)) {
          return new Document(ID, document.get(ID));
        }
      }
    }
    return null;
  }
}
