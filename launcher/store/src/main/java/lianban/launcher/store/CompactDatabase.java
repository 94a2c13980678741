package lianban.launcher.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * Keeps documents and index keys as BSON. The library would keep both by Java serialisation, with
 * which a store spends most of its time: each commit writes whole pages of documents, and each
 * look-up compares a dozen keys. An index whose map is open already uses it as it is, so opening it
 * first decides.
 */
final class CompactDatabase extends H2Database {

  private final MVStore file;

  CompactDatabase(String name, MVStore file, CursorRegistry cursors) {
    // The library opens collections while it is being constructed.
    this.file = file;
    super(name, file, cursors);
  }

  @Override
  protected MongoCollection<Object> openOrCreateCollection(
      String collection, CollectionOptions options) {
    String namespace = getFullCollectionNamespace(collection);
    MVMap<Object, Document> documents =
        file.openMap(
            "databases." + namespace,
            new MVMap.Builder<Object, Document>().valueType(new BsonTypes.OfDocuments()));
    MVMap<String, Object> sizes = file.openMap("meta." + namespace);
    return new SnapshotCollection(this, collection, options, documents, sizes, cursorRegistry);
  }

  @Override
  protected Index<Object> openOrCreateUniqueIndex(
      String collection, String index, List<IndexKey> keys, boolean sparse) {
    file.openMap(
        getFullCollectionNamespace(collection) + "._index_" + index,
        new MVMap.Builder<Object, Object>().keyType(new BsonTypes.OfKeys()));
    return super.openOrCreateUniqueIndex(collection, index, keys, sparse);
  }
}
