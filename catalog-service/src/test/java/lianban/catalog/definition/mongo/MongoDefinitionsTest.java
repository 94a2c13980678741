package lianban.catalog.definition.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.UUID;
import lianban.catalog.Samples;
import lianban.catalog.definition.Definitions;
import lianban.catalog.definition.DefinitionsContract;
import lianban.launcher.store.DocumentStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class MongoDefinitionsTest {

  /** The store that the local city runs on. */
  @Nested
  class OnEmbeddedStore extends InDatabase {

    @Override
    String connectionString() {
      return STORE.connectionString();
    }
  }

  /** A real MongoDB, where one is named. */
  @Nested
  @EnabledIfEnvironmentVariable(named = "LIANBAN_TEST_MONGODB", matches = ".+")
  class OnMongoDb extends InDatabase {

    @Override
    String connectionString() {
      return System.getenv("LIANBAN_TEST_MONGODB");
    }
  }

  private static final DocumentStore STORE = DocumentStore.inMemory();

  @AfterAll
  static void close() {
    STORE.close();
  }

  abstract static class InDatabase extends DefinitionsContract {

    private @Nullable MongoClient client;
    private @Nullable MongoDatabase database;

    abstract String connectionString();

    @Override
    protected Definitions definitions() {
      client = MongoClients.create(connectionString());
      database = client.getDatabase("test-" + UUID.randomUUID());
      return new MongoDefinitions(database, Samples.JSON);
    }

    @AfterEach
    void drop() {
      if (database != null && client != null) {
        database.drop();
        client.close();
      }
    }
  }
}
