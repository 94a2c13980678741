package lianban.launcher.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import kafka.Kafka;
import kafka.tools.StorageTool;
import lianban.launcher.broker.test.LocalBroker;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a folder that an earlier start has left. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class OldFolderTest {

  private static final String TOPIC = "lianban.kept";

  @TempDir Path folder;

  @Test
  void aFolderFromBeforeThereWereUsersServesThem() throws Exception {
    makeWithoutUsers();

    try (var broker = new LocalBroker(folder, "housing")) {
      assertThat(topics(broker.client(LocalBroker.EXCHANGE))).contains(TOPIC);
      assertThat(topics(broker.client("housing"))).isEmpty();
    }
  }

  @Test
  void aChangedPasswordIsInForceFromTheNextStartOn() throws Exception {
    try (var broker = new LocalBroker(folder, "housing")) {
      Map<String, Object> before = broker.client("housing");
      assertThat(topics(before)).isEmpty();
      broker.changePassword("housing", "another-one-of-housing");
      broker.restart();

      assertThat(topics(broker.client("housing"))).isEmpty();
      assertThatThrownBy(() -> topics(before))
          .hasCauseInstanceOf(SaslAuthenticationException.class);
    }
  }

  private static Iterable<String> topics(Map<String, Object> client)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(client)) {
      return admin.listTopics().names().get();
    }
  }

  /** As the broker was configured when it knew no users. */
  private void makeWithoutUsers() throws Exception {
    int port = freePort();
    int controllerPort = freePort();
    Properties properties =
        new BrokerSettings("127.0.0.1", port, controllerPort, folder).properties();
    for (String name : List.copyOf(properties.stringPropertyNames())) {
      if (name.contains("sasl") || name.startsWith("config.providers")) {
        properties.remove(name);
      }
    }
    List.of("authorizer.class.name", "super.users", "inter.broker.listener.name")
        .forEach(properties::remove);
    properties.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
    properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    Path file = folder.resolve("server.properties");
    try (var writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
    String[] format = {
      "format", "--cluster-id", "bGlhbmJhbi1sb2NhbC1jaQ", "--config", file.toString()
    };
    assertThat(StorageTool.execute(format, new PrintStream(PrintStream.nullOutputStream())))
        .isZero();
    Process broker = start(file);
    try (Admin admin =
        Admin.create(new HashMap<>(Map.of("bootstrap.servers", "127.0.0.1:" + port)))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    } finally {
      broker.destroy();
      broker.waitFor();
    }
  }

  private static Process start(Path file) throws IOException {
    File log = Path.of("target", "old-broker.log").toFile();
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            Kafka.class.getName(),
            file.toString())
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(log))
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
