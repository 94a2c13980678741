package lianban.service.test;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import lianban.launcher.store.DocumentStore;

/**
 * A store for contract suites. A parameterized class takes it from the method source {@code
 * lianban.service.test.TestDatabase#all} and closes it at its end.
 */
public final class TestDatabase implements AutoCloseable {

  private final String name;
  private final MongoClient client;
  private final Runnable stop;
  private final List<MongoDatabase> databases = new ArrayList<>();

  private TestDatabase(String name, String connection, Runnable stop) {
    this.name = name;
    this.client = MongoClients.create(connection);
    this.stop = stop;
  }

  /** The embedded store always, and the MongoDB that LIANBAN_TEST_MONGODB names, if any. */
  public static Stream<TestDatabase> all() {
    return Stream.concat(
        Stream.of("embedded").map(TestDatabase::embedded),
        Optional.ofNullable(System.getenv("LIANBAN_TEST_MONGODB")).stream()
            .map(connection -> new TestDatabase("MongoDB", connection, () -> {})));
  }

  private static TestDatabase embedded(String name) {
    DocumentStore store = DocumentStore.inMemory();
    return new TestDatabase(name, store.connectionString(), store::close);
  }

  /** A new database with nothing in it. */
  public MongoDatabase empty() {
    MongoDatabase database = client.getDatabase("test-" + UUID.randomUUID());
    databases.add(database);
    return database;
  }

  @Override
  public void close() {
    databases.forEach(MongoDatabase::drop);
    client.close();
    stop.run();
  }

  @Override
  public String toString() {
    return name;
  }
}
