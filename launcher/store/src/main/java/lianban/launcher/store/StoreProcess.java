package lianban.launcher.store;

import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The document store as a process of its own.
 *
 * <p>Variables: {@code LIANBAN_HOST} (default 127.0.0.1), {@code LIANBAN_STORE_PORT} (8093), {@code
 * LIANBAN_STORE_DIR}, the folder of the data (required). SIGTERM closes the file; after SIGKILL the
 * next start recovers it.
 */
public final class StoreProcess {

  private static final Logger LOG = Logger.getLogger(StoreProcess.class.getName());

  /** Held here, because the logging of the platform forgets levels of loggers that nobody holds. */
  private static final Logger SERVER_LOG = Logger.getLogger("de.bwaldvogel");

  private StoreProcess() {}

  /** Serves until the process is told to end. */
  public static void main(String[] args) {
    SERVER_LOG.setLevel(Level.WARNING);
    Path folder = Path.of(required("LIANBAN_STORE_DIR"));
    String host = System.getenv().getOrDefault("LIANBAN_HOST", "127.0.0.1");
    int port = Integer.parseInt(System.getenv().getOrDefault("LIANBAN_STORE_PORT", "8093"));
    DocumentStore store = DocumentStore.open(folder, host, port);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("close").unstarted(store::close));
    LOG.log(Level.INFO, "Document store listens at {0}", store.connectionString());
  }

  private static String required(String name) {
    String value = System.getenv(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException(name + " is not set");
    }
    return value;
  }
}
