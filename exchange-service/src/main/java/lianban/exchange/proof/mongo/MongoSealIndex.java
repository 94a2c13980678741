package lianban.exchange.proof.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lianban.exchange.proof.Partition;
import lianban.exchange.proof.SealIndex;
import lianban.proof.Place;
import lianban.proof.Seal;
import lianban.service.mongo.Bulk;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** One document for so many offsets of a part of a topic, so that every look is one by key. */
public final class MongoSealIndex implements SealIndex {

  private static final int BLOCK = 512;
  private static final String PROGRESS = "progress";
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  private final MongoCollection<Document> blocks;
  private final MongoCollection<Document> progress;

  public MongoSealIndex(MongoCollection<Document> blocks, MongoCollection<Document> progress) {
    this.blocks = blocks;
    this.progress = progress;
  }

  @Override
  public void add(Seal seal) {
    List<UpdateOneModel<Document>> updates = new ArrayList<>();
    for (Seal.Range range : seal.ranges()) {
      var entry =
          new Document("seal", seal.number()).append("from", range.from()).append("to", range.to());
      for (long block = range.from() / BLOCK; block <= (range.to() - 1) / BLOCK; block++) {
        updates.add(
            new UpdateOneModel<>(
                eq(id(range.type(), range.partition(), block)),
                Updates.addToSet("ranges", entry),
                UPSERT));
      }
    }
    if (!updates.isEmpty()) {
      Bulk.write(blocks, updates);
    }
  }

  private static String id(String type, int partition, long block) {
    return type + "/" + partition + "/" + block;
  }

  @Override
  public @Nullable Long find(Place place) {
    String id = id(place.type(), place.partition(), place.offset() / BLOCK);
    Document block = blocks.find(eq(id)).first();
    if (block == null) {
      return null;
    }
    return block.getList("ranges", Document.class, List.of()).stream()
        .filter(
            range ->
                number(range, "from") <= place.offset() && place.offset() < number(range, "to"))
        .map(range -> number(range, "seal"))
        .findFirst()
        .orElse(null);
  }

  @Override
  public Progress progress() {
    Document noted = progress.find(eq(PROGRESS)).first();
    if (noted == null) {
      return Progress.NONE;
    }
    Map<Partition, Long> next = new HashMap<>();
    for (Document part : noted.getList("next", Document.class, List.of())) {
      next.put(
          new Partition(part.getString("type"), Math.toIntExact(number(part, "partition"))),
          number(part, "offset"));
    }
    return new Progress(number(noted, "number"), next);
  }

  @Override
  public void save(Progress done) {
    List<Document> next = new ArrayList<>();
    done.next()
        .forEach(
            (partition, offset) ->
                next.add(
                    new Document("type", partition.type())
                        .append("partition", partition.number())
                        .append("offset", offset)));
    progress.replaceOne(
        eq(PROGRESS),
        new Document("_id", PROGRESS).append("number", done.number()).append("next", next),
        new ReplaceOptions().upsert(true));
  }

  private static long number(Document document, String name) {
    return document.get(name, Number.class).longValue();
  }
}
