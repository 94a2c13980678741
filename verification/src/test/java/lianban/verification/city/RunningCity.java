package lianban.verification.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lianban.verification.project.Project;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One city for all tests: started by the script, with a home and ports of its own. */
final class RunningCity implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration RECOVERY = Duration.ofMinutes(2);

  /** How many ports follow the base. */
  private static final int PORTS = 14;

  private final Script script;
  private final int portBase = freeBlock();
  private final Thread lastResort = new Thread(this::abandon, "city-down");
  private final Gateway gateway;
  private final String firstToken;

  private RunningCity(Path home) {
    this.script = new Script(home);
    // Of a run that was killed before it could stop its city.
    script.run("down");
    clear(home);
    Runtime.getRuntime().addShutdownHook(lastResort);
    Script.Outcome up = script.run("up", "--port-base", String.valueOf(portBase));
    assertThat(up.exit()).as("./lianban up: %s", up).isZero();
    this.gateway = new Gateway(URI.create("http://127.0.0.1:" + portBase), this::secret);
    this.firstToken = gateway.token("window");
  }

  static RunningCity start() {
    return new RunningCity(Project.path("verification/target/city"));
  }

  Script script() {
    return script;
  }

  Gateway gateway() {
    return gateway;
  }

  /** The gateway's port; the others follow. */
  int portBase() {
    return portBase;
  }

  /** A token of the window's, given out when the city came up. */
  String firstToken() {
    return firstToken;
  }

  /** A new file of the tests' own. */
  Path file(String name) {
    return script.home().resolve("tests").resolve(name);
  }

  /** A client's secret or a password, as a person reads it from the file. */
  String secret(String name) {
    Properties secrets = new Properties();
    try (Reader reader = Files.newBufferedReader(script.home().resolve("secrets"))) {
      secrets.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String secret = secrets.getProperty(name);
    assertThat(secret).as("secret of %s", name).isNotNull();
    return secret;
  }

  /** What {@code ./lianban status --json} says. */
  JsonNode status() {
    return JSON.readTree(script.run("status", "--json").out());
  }

  /** A part's row in a status. */
  static JsonNode part(JsonNode status, String name) {
    return status
        .path("rows")
        .valueStream()
        .filter(row -> row.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Kills a part with SIGKILL, by its row in the status. */
  void kill(JsonNode part) {
    assertThat(ProcessHandle.of(part.path("pid").asLong()).map(ProcessHandle::destroyForcibly))
        .contains(true);
  }

  /** Waits until another process serves in the place of a part that was killed. */
  void awaitAnother(JsonNode killed) {
    await()
        .atMost(RECOVERY)
        .pollInterval(Duration.ofSeconds(3))
        .untilAsserted(
            () -> {
              JsonNode now = part(status(), killed.path("name").asString());
              assertThat(now.path("restarts").asInt())
                  .isEqualTo(killed.path("restarts").asInt() + 1);
              assertThat(now.path("state").asString()).isEqualTo("ready");
              assertThat(now.path("pid")).isNotEqualTo(killed.path("pid"));
            });
  }

  @Override
  public void close() {
    List<Long> pids = status().path("rows").valueStream().map(r -> r.path("pid").asLong()).toList();
    Script.Outcome down = down();
    Runtime.getRuntime().removeShutdownHook(lastResort);
    assertThat(down.exit()).as("./lianban down: %s", down).isZero();
    assertThat(pids).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
  }

  /** The tests were broken off: neither the city nor a command at work outlives them. */
  private void abandon() {
    ProcessHandle.current().children().forEach(ProcessHandle::destroy);
    down();
  }

  private Script.Outcome down() {
    return script.run("down");
  }

  /** Everything but the unpacked services, which the launcher renews by itself when they change. */
  private static void clear(Path home) {
    for (String name : List.of("data", "logs", "run", "tests", "secrets", "port-base")) {
      try (Stream<Path> files =
          Files.exists(home.resolve(name)) ? Files.walk(home.resolve(name)) : Stream.empty()) {
        files.sorted(Comparator.reverseOrder()).forEach(RunningCity::delete);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Below the ports that the system gives to outgoing connections. */
  private static int freeBlock() {
    return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(12_000, 32_000))
        .limit(100)
        .filter(base -> IntStream.range(base, base + PORTS).allMatch(RunningCity::isFree))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int port) {
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
