package lianban.exchange.material.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import lianban.exchange.material.MaterialStore;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** Parts, one document each, found by name alone. */
public final class MongoMaterialStore implements MaterialStore {

  private static final String ID = "_id";
  private static final String BYTES = "bytes";

  private final MongoCollection<Document> parts;

  public MongoMaterialStore(MongoCollection<Document> parts) {
    this.parts = parts;
  }

  @Override
  public void write(String part, byte[] bytes) {
    parts.insertOne(new Document(ID, part).append(BYTES, new Binary(bytes)));
  }

  @Override
  public byte @Nullable [] read(String part) {
    Document found = parts.find(eq(ID, part)).first();
    return found == null ? null : found.get(BYTES, Binary.class).getData();
  }

  @Override
  public Set<String> among(Collection<String> names) {
    Set<String> there = new HashSet<>();
    parts
        .find(in(ID, names))
        .projection(Projections.include(ID))
        .forEach(found -> there.add(found.getString(ID)));
    return there;
  }

  /** One after the other, in the order given: who is broken off leaves the beginning there. */
  @Override
  public void delete(Collection<String> names) {
    names.forEach(name -> parts.deleteOne(eq(ID, name)));
  }
}
