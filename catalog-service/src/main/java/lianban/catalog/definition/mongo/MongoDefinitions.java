package lianban.catalog.definition.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lianban.catalog.definition.Definition;
import lianban.catalog.definition.Definitions;
import lianban.catalog.definition.Kind;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One document a version, {@code _id} = {@code KIND/key@version}: two writers cannot take the same
 * number. The content is kept as text, because a JSON Schema has member names ({@code $ref}) that a
 * store takes for its own.
 */
public final class MongoDefinitions implements Definitions {

  private final MongoCollection<Document> collection;
  private final JsonMapper json;
  private volatile boolean indexed;

  public MongoDefinitions(MongoDatabase database, JsonMapper json) {
    this.collection = database.getCollection("definitions");
    this.json = json;
  }

  @Override
  public @Nullable Definition current(Kind kind, String key) {
    return read(
        collection
            .find(and(eq("kind", kind.name()), eq("key", key)))
            .sort(descending("version"))
            .first());
  }

  @Override
  public @Nullable Definition version(Kind kind, String key, int version) {
    return read(collection.find(eq("_id", idOf(kind, key, version))).first());
  }

  @Override
  public List<Definition> versions(Kind kind, String key) {
    return readAll(and(eq("kind", kind.name()), eq("key", key)));
  }

  @Override
  public List<Definition> allVersions(Kind kind) {
    return readAll(eq("kind", kind.name()));
  }

  private List<Definition> readAll(Bson wanted) {
    List<Definition> all = new ArrayList<>();
    collection
        .find(wanted)
        .sort(ascending("key", "version"))
        .forEach(document -> all.add(definitionOf(document)));
    return all;
  }

  @Override
  public @Nullable Definition publishedAs(String publication) {
    return read(collection.find(eq("publication", publication)).first());
  }

  @Override
  public List<Definition> allCurrent(Kind kind) {
    Map<String, Document> newest = new LinkedHashMap<>();
    for (Document document :
        collection.find(eq("kind", kind.name())).sort(ascending("key", "version"))) {
      newest.put(document.getString("key"), document);
    }
    List<Definition> all = new ArrayList<>();
    newest.values().forEach(document -> all.add(definitionOf(document)));
    return all;
  }

  @Override
  public boolean add(Definition definition) {
    ensureIndexes();
    try {
      collection.insertOne(documentOf(definition));
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  /** At the first write and not at start, which must not wait for the store. */
  private void ensureIndexes() {
    if (!indexed) {
      var unique = new IndexOptions().unique(true);
      collection.createIndex(Indexes.ascending("publication"), unique);
      collection.createIndex(Indexes.ascending("kind", "key", "version"), unique);
      indexed = true;
    }
  }

  private Document documentOf(Definition definition) {
    return new Document("_id", idOf(definition.kind(), definition.key(), definition.version()))
        .append("kind", definition.kind().name())
        .append("key", definition.key())
        .append("version", definition.version())
        .append("publication", definition.publication())
        .append("publishedAt", Date.from(definition.publishedAt()))
        .append("content", json.writeValueAsString(definition.content()));
  }

  private @Nullable Definition read(@Nullable Document document) {
    return document == null ? null : definitionOf(document);
  }

  private Definition definitionOf(Document document) {
    return new Definition(
        Kind.valueOf(document.getString("kind")),
        document.getString("key"),
        document.getInteger("version"),
        document.getDate("publishedAt").toInstant(),
        document.getString("publication"),
        json.readTree(document.getString("content")));
  }

  private static String idOf(Kind kind, String key, int version) {
    return kind.name() + "/" + key + "@" + version;
  }
}
