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
import com.mongodb.client.model.Updates;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void usesTheRoomOfOverwrittenDocumentsAgain(@TempDir Path folder) throws Exception {
    try (DocumentStore store = DocumentStore.open(folder, "127.0.0.1", 0);
        MongoClient client = MongoClients.create(store.connectionString())) {
      String filler = "x".repeat(10_000);
      for (int i = 0; i < 4_000; i++) {
        Document document = new Document("_id", i % 50).append("filler", filler + i);
        cases(client)
            .replaceOne(Filters.eq("_id", i % 50), document, new ReplaceOptions().upsert(true));
      }
    }
    assertThat(Files.size(folder.resolve("store.mv")))
        .as("bytes for 0.5 MB of data written 80 times over")
        .isLessThan(8_000_000);
  }

  private static MongoCollection<Document> cases(MongoClient client) {
    return client.getDatabase("test").getCollection("cases");
  }
}
