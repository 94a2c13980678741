package lianban.launcher.broker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;

/**
 * The broker as a process of its own.
 *
 * <p>Variables: {@code LIANBAN_HOST} (default 127.0.0.1), {@code LIANBAN_KAFKA_PORT} (8091), {@code
 * LIANBAN_KAFKA_CONTROLLER_PORT} (8092), {@code LIANBAN_KAFKA_DIR}, the folder of the data
 * (required), {@code LIANBAN_KAFKA_PASSWORD}, the password of the user {@code broker} (required),
 * and {@code LIANBAN_KAFKA_PASSWORD_<USER>} of every other user. SIGTERM shuts the broker down in
 * order; after SIGKILL the next start recovers its log. Acknowledged records live in the operating
 * system's page cache until it writes them, so a kill of the process loses none, a power failure
 * may.
 */
public final class BrokerProcess {

  /**
   * A fixed id: a folder whose formatting was cut off by a kill can then simply be formatted again.
   */
  private static final String CLUSTER_ID = "bGlhbmJhbi1sb2NhbC1jaQ";

  private BrokerProcess() {}

  /** Formats the folder on first use, then serves until the process is told to end. */
  public static void main(String[] args) throws IOException {
    // Said here, before anything is started: without users nobody could connect.
    BrokerUsers.in(System.getenv());
    Path folder = Path.of(required("LIANBAN_KAFKA_DIR"));
    BrokerSettings settings =
        new BrokerSettings(
            variable("LIANBAN_HOST", "127.0.0.1"),
            Integer.parseInt(variable("LIANBAN_KAFKA_PORT", "8091")),
            Integer.parseInt(variable("LIANBAN_KAFKA_CONTROLLER_PORT", "8092")),
            folder);
    Path file = write(settings);
    format(file);
    Kafka.main(new String[] {file.toString()});
  }

  private static Path write(BrokerSettings settings) throws IOException {
    Path file = Files.createDirectories(settings.folder()).resolve("server.properties");
    try (Writer writer = Files.newBufferedWriter(file)) {
      settings.properties().store(writer, "Written anew at every start.");
    }
    return file;
  }

  /** Does nothing where the folder is formatted already. */
  private static void format(Path file) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    String[] command = {
      "format", "--cluster-id", CLUSTER_ID, "--config", file.toString(), "--ignore-formatted"
    };
    int exit = StorageTool.execute(command, new PrintStream(said, true, StandardCharsets.UTF_8));
    if (exit != 0) {
      throw new IllegalStateException(
          "cannot format the broker's folder: " + said.toString(StandardCharsets.UTF_8));
    }
  }

  private static String variable(String name, String otherwise) {
    return System.getenv().getOrDefault(name, otherwise);
  }

  private static String required(String name) {
    String value = System.getenv(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException(name + " is not set");
    }
    return value;
  }
}
