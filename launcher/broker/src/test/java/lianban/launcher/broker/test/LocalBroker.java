package lianban.launcher.broker.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/** The broker as {@code ./lianban up} starts it, with users of the test's own. */
public final class LocalBroker implements AutoCloseable {

  /** Superior to every list, as the exchange is. */
  public static final String EXCHANGE = "exchange-service";

  private static final String BROKER = "broker";
  private static final int SECONDS = 90;

  private final Path folder;
  private final int port = freePort();
  private final int controllerPort = freePort();
  private final Map<String, String> passwords = new TreeMap<>();
  private Process process;

  /**
   * Starts the broker; its folder may have been used before.
   *
   * @param users besides the broker itself and the exchange
   */
  public LocalBroker(Path folder, String... users) {
    this.folder = folder;
    passwords.put(BROKER, "password-of-broker");
    passwords.put(EXCHANGE, "password-of-exchange-service");
    Arrays.stream(users).forEach(user -> passwords.put(user, "the-password-of-" + user));
    this.process = start();
  }

  /** Where clients connect. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** Where the controller listens. */
  public String controllerAddress() {
    return "127.0.0.1:" + controllerPort;
  }

  /** The process as the system sees it. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** Everything the broker printed. */
  public Path log() {
    return folder.resolve("broker.out");
  }

  public String password(String user) {
    return passwords.getOrDefault(user, "none");
  }

  /** Gives a user another password, in force from the next start on. */
  public void changePassword(String user, String password) {
    passwords.put(user, password);
  }

  /** What a client connects with as that user. */
  public Map<String, Object> client(String user) {
    return client(user, password(user));
  }

  /** What a client connects with as that user and another password than the user's. */
  public Map<String, Object> client(String user, String password) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", address());
    settings.put("security.protocol", "SASL_PLAINTEXT");
    settings.put("sasl.mechanism", "SCRAM-SHA-512");
    settings.put(
        "sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required"
            + " username=\"%s\" password=\"%s\";".formatted(user, password));
    return settings;
  }

  /** Kills the broker. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Ends the broker in order and starts it again with the users as they are now. */
  public void restart() {
    process.destroy();
    awaitEnd();
    process = start();
  }

  /** Starts the broker again after it was killed. */
  public void startAgain() {
    process = start();
  }

  @Override
  public void close() {
    kill();
  }

  private Process start() {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            // For where Logback stands in for the broker's own logging.
            "-Dlogback.configurationFile=lianban/launcher/broker/test/logback.xml",
            "-cp",
            System.getProperty("java.class.path"),
            "lianban.launcher.broker.BrokerProcess");
    Map<String, String> variables = builder.environment();
    variables.put("LIANBAN_KAFKA_DIR", folder.toString());
    variables.put("LIANBAN_KAFKA_PORT", String.valueOf(port));
    variables.put("LIANBAN_KAFKA_CONTROLLER_PORT", String.valueOf(controllerPort));
    passwords.forEach((user, password) -> variables.put(variable(user), password));
    try {
      Files.createDirectories(folder);
      Process started =
          builder
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(log().toFile()))
              .start();
      awaitServing(started);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String variable(String user) {
    return user.equals(BROKER)
        ? "LIANBAN_KAFKA_PASSWORD"
        : "LIANBAN_KAFKA_PASSWORD_" + user.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private void awaitServing(Process started) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!serves()) {
      if (!started.isAlive() || System.nanoTime() > end) {
        started.destroyForcibly();
        throw new IllegalStateException("the broker does not start:\n" + Files.readString(log()));
      }
    }
  }

  private boolean serves() {
    Map<String, Object> settings = client(BROKER);
    settings.put("request.timeout.ms", 1_000);
    settings.put("default.api.timeout.ms", 2_000);
    try (Admin admin = Admin.create(settings)) {
      admin.describeCluster().nodes().get();
      return true;
    } catch (ExecutionException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void awaitEnd() {
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
