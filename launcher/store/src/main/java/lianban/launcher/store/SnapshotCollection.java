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
import java.util.Collection;
import java.util.List;
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
   * A filter that names the id and more finds the document by its id and holds it against the rest.
   * The library alone would read the whole collection for that.
   */
  @Override
  protected QueryResult queryDocuments(
      Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
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
