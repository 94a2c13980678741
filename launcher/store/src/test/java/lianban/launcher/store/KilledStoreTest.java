package lianban.launcher.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledStoreTest {

  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
  private static final int WRITERS = 8;
  private static final int DOCUMENTS_PER_WRITER = 40;
  private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 1_500;

  /** So long that a round fills more than one journal. */
  private static final String FILLER = "x".repeat(60_000);

  /** Document id → the last counter that the store acknowledged for it. */
  private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();

  /** Writer → how often the store acknowledged that its counter was raised. */
  private final Map<Integer, Integer> counted = new ConcurrentHashMap<>();

  @Test
  void losesNoAcknowledgedWriteWhenKilledUnderLoadAgainAndAgain(@TempDir Path folder)
      throws Exception {
    for (int round = 1; round <= 3; round++) {
      writeUntilKilled(folder, round);
      assertEverythingAcknowledgedIsThere(folder, round);
    }
  }

  private void writeUntilKilled(Path folder, int round) throws Exception {
    int port = freePort();
    Process store = start(folder, port);
    try (MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + port);
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<Integer>> running =
          IntStream.range(0, WRITERS)
              .mapToObj(n -> writers.submit(() -> writeUntilRefused(client, n, round)))
              .toList();
      running.getFirst().get(60, TimeUnit.SECONDS);
      store.destroyForcibly().waitFor();
      for (Future<Integer> writer : running) {
        writer.get(60, TimeUnit.SECONDS);
      }
    } finally {
      store.destroyForcibly().waitFor();
    }
  }

  /** Writer 0 stops by itself so that the kill comes while the others are still writing. */
  private int writeUntilRefused(MongoClient client, int writer, int round) {
    MongoCollection<Document> cases = cases(client);
    int count = 0;
    while (writer != 0 || count * WRITERS < ACKNOWLEDGED_BEFORE_THE_KILL) {
      String id = writer + "-" + count % DOCUMENTS_PER_WRITER;
      int value = round * 1_000_000 + count;
      Document document = new Document("_id", id).append("value", value).append("filler", FILLER);
      try {
        cases.replaceOne(Filters.eq("_id", id), document, new ReplaceOptions().upsert(true));
      } catch (MongoException killed) {
        return count;
      }
      acknowledged.put(id, value);
      try {
        counters(client).updateOne(Filters.eq("_id", writer), Updates.inc("count", 1), UPSERT);
      } catch (MongoException killed) {
        return count;
      }
      counted.merge(writer, 1, Integer::sum);
      count++;
    }
    return count;
  }

  private void assertEverythingAcknowledgedIsThere(Path folder, int round) {
    Map<String, Integer> found = new HashMap<>();
    Map<Integer, Integer> counters = new HashMap<>();
    try (DocumentStore store = DocumentStore.open(folder, "127.0.0.1", 0);
        MongoClient client = MongoClients.create(store.connectionString())) {
      cases(client).find().forEach(d -> found.put(d.getString("_id"), d.getInteger("value")));
      counters(client)
          .find()
          .forEach(d -> counters.put(d.getInteger("_id"), d.getInteger("count")));
    }
    assertThat(acknowledged).hasSize(WRITERS * DOCUMENTS_PER_WRITER);
    // A write may have reached the file without its acknowledgement reaching us, never the other
    // way round.
    assertThat(acknowledged)
        .allSatisfy((id, value) -> assertThat(found.get(id)).as(id).isGreaterThanOrEqualTo(value));
    // Each kill may hide one acknowledgement; what was done twice would count more.
    assertThat(counted)
        .allSatisfy(
            (writer, count) ->
                assertThat(counters.get(writer))
                    .as("writer %d", writer)
                    .isBetween(count, count + round));
  }

  private static MongoCollection<Document> counters(MongoClient client) {
    return client.getDatabase("test").getCollection("counters");
  }

  private static MongoCollection<Document> cases(MongoClient client) {
    return client.getDatabase("test").getCollection("cases");
  }

  private static Process start(Path folder, int port) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            StoreProcess.class.getName());
    builder.environment().put("LIANBAN_STORE_DIR", folder.toString());
    builder.environment().put("LIANBAN_STORE_PORT", String.valueOf(port));
    File log = Path.of("target", "killed-store.log").toFile();
    return builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log)).start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
