package lianban.launcher.store;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * A document store that MongoDB's drivers can talk to, with its data in one folder or in memory.
 *
 * <p>It is not MongoDB: TTL, validators, partial indexes, collation and transactions are silently
 * ignored.
 */
public final class DocumentStore implements AutoCloseable {

  /** Each connection keeps to one worker, and a writer waits for the one before it. */
  private static final int WORKERS = 32;

  private static final int CACHE_MEGABYTES = 32;

  private final DurableBackend backend;
  private final MongoServer server;

  private DocumentStore(MVStore.Builder data, @Nullable Path folder, InetSocketAddress address) {
    // Saved by the backend alone: neither after a while nor for the amount of what is unsaved.
    MVStore file =
        data.autoCommitDisabled().autoCommitBufferSize(0).cacheSize(CACHE_MEGABYTES).open();
    // With a delay, of whatever length, the file is written by threads of its own.
    file.setAutoCommitDelay(Integer.MAX_VALUE);
    // Whoever reads an old version says so; the room of others may be used again at once.
    file.setRetentionTime(0);
    backend = new DurableBackend(file, folder);
    backend.version(ServerVersion.MONGO_5_0);
    server = new MongoServer(backend);
    try {
      server.bind(address, 1, WORKERS);
    } catch (RuntimeException e) {
      backend.close();
      throw e;
    }
  }

  /**
   * Opens a store that survives its process.
   *
   * @param folder where the data lies; created when absent, recovered when its last process was
   *     killed
   * @param host the address to listen on
   * @param port the port to listen on, 0 for any free one
   * @throws RuntimeException when the file is in use or unreadable, or the port is taken
   */
  public static DocumentStore open(Path folder, String host, int port) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new DocumentStore(
        new MVStore.Builder().fileName(folder.resolve("store.mv").toString()),
        folder,
        new InetSocketAddress(host, port));
  }

  /** A store on a free loopback port that forgets everything when closed; for tests. */
  public static DocumentStore inMemory() {
    return new DocumentStore(
        new MVStore.Builder(), null, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  /** What a driver connects with, without a database: {@code mongodb://127.0.0.1:8093}. */
  public String connectionString() {
    return server.getConnectionString();
  }

  /** Stops listening, then closes its files. */
  @Override
  public void close() {
    server.shutdownNow();
  }
}
