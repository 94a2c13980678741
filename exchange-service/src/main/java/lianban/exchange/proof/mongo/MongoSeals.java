package lianban.exchange.proof.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertOneModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import lianban.exchange.proof.Seals;
import lianban.proof.CanonicalJson;
import lianban.proof.Seal;
import lianban.proof.Sha256;
import lianban.service.mongo.Bulk;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * A seal is the text that was signed, under its number; its leaves lie in documents of a bounded
 * size, under number and root, so that two instances that try for the same number do not meet.
 */
public final class MongoSeals implements Seals {

  private static final int CHUNK_BYTES = 4_096 * Sha256.BYTES;
  private static final String SEAL = "seal";
  private static final String LEAVES = "leaves";

  private final MongoCollection<Document> seals;
  private final MongoCollection<Document> chunks;

  public MongoSeals(MongoCollection<Document> seals, MongoCollection<Document> chunks) {
    this.seals = seals;
    this.chunks = chunks;
  }

  @Override
  public void keepLeaves(Seal seal, byte[] leaves) {
    List<InsertOneModel<Document>> inserts = new ArrayList<>();
    List<String> ids = ids(seal, leaves.length);
    for (int i = 0; i < ids.size(); i++) {
      int from = i * CHUNK_BYTES;
      byte[] chunk = Arrays.copyOfRange(leaves, from, Math.min(leaves.length, from + CHUNK_BYTES));
      inserts.add(
          new InsertOneModel<>(new Document("_id", ids.get(i)).append(LEAVES, new Binary(chunk))));
    }
    // What is there under the same number and root is the same.
    Bulk.write(chunks, inserts);
  }

  private static List<String> ids(Seal seal, long bytes) {
    int count = Math.toIntExact((bytes + CHUNK_BYTES - 1) / CHUNK_BYTES);
    return IntStream.range(0, count)
        .mapToObj(i -> seal.number() + "/" + seal.root() + "/" + i)
        .toList();
  }

  @Override
  public boolean append(Seal seal) {
    String text = new String(CanonicalJson.bytes(seal.json()), StandardCharsets.UTF_8);
    try {
      seals.insertOne(new Document("_id", seal.number()).append(SEAL, text));
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public @Nullable String text(long number) {
    Document stored = seals.find(eq(number)).first();
    return stored == null ? null : String.valueOf(stored.get(SEAL));
  }

  @Override
  public List<Seal> after(long number, int limit) {
    List<Long> numbers = LongStream.rangeClosed(number + 1, number + limit).boxed().toList();
    Map<Long, String> found = new HashMap<>();
    seals
        .find(in("_id", numbers))
        .forEach(
            stored ->
                found.put(
                    stored.get("_id", Number.class).longValue(), String.valueOf(stored.get(SEAL))));
    return numbers.stream()
        .takeWhile(found::containsKey)
        .map(one -> Seal.read(CanonicalJson.read(bytes(found, one))))
        .toList();
  }

  private static byte[] bytes(Map<Long, String> found, Long number) {
    return found.getOrDefault(number, "").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte @Nullable [] leaves(Seal seal) {
    if (seal.size() < 1 || seal.size() > Integer.MAX_VALUE / Sha256.BYTES) {
      return null;
    }
    byte[] leaves = new byte[Math.toIntExact(seal.size() * Sha256.BYTES)];
    List<String> ids = ids(seal, leaves.length);
    int read = 0;
    for (Document chunk : chunks.find(in("_id", ids))) {
      if (!(chunk.get(LEAVES) instanceof Binary binary)) {
        return null;
      }
      byte[] data = binary.getData();
      int at = ids.indexOf(chunk.getString("_id")) * CHUNK_BYTES;
      if (data.length != Math.min(CHUNK_BYTES, leaves.length - at)) {
        return null;
      }
      System.arraycopy(data, 0, leaves, at, data.length);
      read += data.length;
    }
    return read == leaves.length ? leaves : null;
  }
}
