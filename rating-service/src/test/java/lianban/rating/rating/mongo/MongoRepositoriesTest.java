package lianban.rating.rating.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import lianban.launcher.store.DocumentStore;
import lianban.rating.rating.HolderRecords;
import lianban.rating.rating.RectificationQueue;
import lianban.rating.rating.RepositoriesContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** On the embedded store always, and on the MongoDB that LIANBAN_TEST_MONGODB names, if any. */
@ParameterizedClass
@MethodSource("stores")
class MongoRepositoriesTest extends RepositoriesContract {

  private static final DocumentStore EMBEDDED = DocumentStore.inMemory();

  private final MongoClient client;
  private final MongoDatabase database;

  MongoRepositoriesTest(String store) {
    client = MongoClients.create(store);
    database = client.getDatabase("test-" + UUID.randomUUID());
  }

  static Stream<String> stores() {
    return Stream.concat(
        Stream.of(EMBEDDED.connectionString()),
        Optional.ofNullable(System.getenv("LIANBAN_TEST_MONGODB")).stream());
  }

  @AfterEach
  void leaveNothingBehind() {
    database.drop();
    client.close();
  }

  @AfterAll
  static void stop() {
    EMBEDDED.close();
  }

  @Override
  protected HolderRecords records() {
    return new MongoHolderRecords(database);
  }

  @Override
  protected RectificationQueue queue() {
    return new MongoRectificationQueue(database);
  }
}
