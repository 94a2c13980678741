package lianban.launcher.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.DeleteResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentStoreTest {

  @Test
  void keepsDocumentsAndIndexesOverACleanRestart(@TempDir Path folder) {
    Path data = folder.resolve("new");
    try (DocumentStore store = DocumentStore.open(data, "127.0.0.1", 0);
        MongoClient client = MongoClients.create(store.connectionString())) {
      cases(client).createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
      cases(client).insertOne(new Document("_id", "c1").append("number", 1));
    }
    try (DocumentStore store = DocumentStore.open(data, "127.0.0.1", 0);
        MongoClient client = MongoClients.create(store.connectionString())) {
      assertThat(cases(client).find(Filters.eq("_id", "c1")).first()).containsEntry("number", 1);
      assertThatThrownBy(
              () -> cases(client).insertOne(new Document("_id", "c2").append("number", 1)))
          .isInstanceOf(MongoWriteException.class)
          .hasMessageContaining("duplicate key");
    }
  }

  @Test
  void changesAVersionedDocumentOnlyWhenTheVersionIsCurrent() {
    try (DocumentStore store = DocumentStore.inMemory();
        MongoClient client = MongoClients.create(store.connectionString())) {
      cases(client).insertOne(new Document("_id", "c1").append("version", 1));
      var current = Filters.and(Filters.eq("_id", "c1"), Filters.eq("version", 1));

      assertThat(cases(client).updateOne(current, Updates.set("version", 2)).getModifiedCount())
          .isOne();
      assertThat(cases(client).updateOne(current, Updates.set("version", 2)).getModifiedCount())
          .isZero();
    }
  }

  @Test
  void holdsADocumentThatIsNamedByItsIdAgainstTheRestOfTheFilter() {
    try (DocumentStore store = DocumentStore.inMemory();
        MongoClient client = MongoClients.create(store.connectionString())) {
      for (int i = 0; i < 5; i++) {
        cases(client).insertOne(new Document("_id", "c" + i).append("number", i));
      }
      var first = Filters.eq("_id", "c1");
      var some = Filters.in("_id", "c1", "c3", "c9");

      assertThat(cases(client).find(new Document("_id", "c1").append("number", 1))).hasSize(1);
      assertThat(cases(client).find(new Document("_id", "c1").append("number", 2))).isEmpty();
      assertThat(cases(client).find(Filters.and(Filters.eq("number", 1), first))).hasSize(1);
      assertThat(cases(client).find(Filters.and(Filters.eq("number", 2), first))).isEmpty();
      assertThat(cases(client).find(Filters.and(some, Filters.gt("number", 1))))
          .extracting(found -> found.getString("_id"))
          .containsExactly("c3");
      assertThat(cases(client).find(Filters.and(Filters.gt("_id", "c2"), Filters.lt("number", 4))))
          .extracting(found -> found.getString("_id"))
          .containsExactly("c3");
      assertThat(cases(client).deleteMany(Filters.and(some, Filters.lt("number", 3))))
          .extracting(DeleteResult::getDeletedCount)
          .isEqualTo(1L);
      assertThat(cases(client).countDocuments()).isEqualTo(4);
    }
  }

  @Test
  void pagesThroughACollectionInTheOrderOfItsIds() {
    try (DocumentStore store = DocumentStore.inMemory();
        MongoClient client = MongoClients.create(store.connectionString())) {
      for (int i : new int[] {7, 2, 9, 0, 4, 1, 8, 3, 6, 5}) {
        cases(client).insertOne(new Document("_id", "c" + i).append("number", i));
      }
      cases(client).insertOne(new Document("_id", 3).append("number", 3));

      List<String> seen = new ArrayList<>();
      String last = "";
      for (int page = 0; page < 5; page++) {
        for (Document found :
            cases(client).find(Filters.gt("_id", last)).sort(Sorts.ascending("_id")).limit(3)) {
          last = found.getString("_id");
          seen.add(last);
        }
      }

      assertThat(seen).containsExactly("c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9");
    }
  }

  @Test
  void neverShowsHalfOfAChange() throws Exception {
    try (DocumentStore store = DocumentStore.inMemory();
        MongoClient client = MongoClients.create(store.connectionString());
        ExecutorService reader = Executors.newSingleThreadExecutor()) {
      cases(client).insertOne(wide(0));
      AtomicBoolean written = new AtomicBoolean();
      Future<List<Document>> seen =
          reader.submit(
              () -> {
                List<Document> found = new ArrayList<>();
                while (!written.get()) {
                  cases(client).find().into(found);
                }
                return found;
              });
      for (int i = 1; i <= 500; i++) {
        cases(client).replaceOne(Filters.eq("_id", 1), wide(i));
      }
      written.set(true);
      assertThat(seen.get())
          .isNotEmpty()
          .allSatisfy(d -> assertThat(d).isEqualTo(wide(d.getInteger("f0"))));
    }
  }

  /** A document of many fields that all say the same. */
  private static Document wide(int value) {
    Document document = new Document("_id", 1);
    for (int field = 0; field < 2_000; field++) {
      document.append("f" + field, value);
    }
    return document;
  }

  @Test
  void usesTheRoomOfOverwrittenDocumentsAgain(@TempDir Path folder) throws Exception {
    try (DocumentStore store = DocumentStore.open(folder, "127.0.0.1", 0);
        MongoClient client = MongoClients.create(store.connectionString())) {
      String filler = "x".repeat(10_000);
      for (int i = 0; i < 15_000; i++) {
        Document document = new Document("_id", i % 50).append("filler", filler + i);
        cases(client)
            .replaceOne(Filters.eq("_id", i % 50), document, new ReplaceOptions().upsert(true));
      }
    }
    assertThat(Files.size(folder.resolve("store.mv")))
        .as("bytes for 0.5 MB of data written 300 times over")
        .isLessThan(8_000_000);
  }

  private static MongoCollection<Document> cases(MongoClient client) {
    return client.getDatabase("test").getCollection("cases");
  }
}
