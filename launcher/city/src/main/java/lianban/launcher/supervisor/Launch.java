package lianban.launcher.supervisor;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lianban.launcher.city.CityConfig;
import lianban.launcher.city.Part;
import lianban.launcher.city.PartJar;

/**
 * How one part is started. What a JVM learnt in a training run (its ahead-of-time cache) makes the
 * next starts quicker, as long as program and options are the same.
 *
 * @param java the command with all options
 */
record Launch(Part part, CityConfig config, List<String> java, Program program) {

  static Launch of(Part part, CityConfig config) {
    Path jar =
        PartJar.find(config.folder().root(), part)
            .orElseThrow(() -> new IllegalStateException("not built: " + part.name()));
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(part.jvmOptions());
    Path folder = config.folder().app(part.name());
    Program program =
        switch (part.kind()) {
          case BROKER -> new CopiedJars(jar, folder, "lianban.launcher.broker.BrokerProcess");
          case STORE -> new CopiedJars(jar, folder, "lianban.launcher.store.StoreProcess");
          case REGISTRY, SERVICE -> new AppImage(jar, folder);
        };
    return new Launch(part, config, java, program);
  }

  void prepare() throws IOException, InterruptedException {
    program.prepare();
  }

  /** Starts the part; what it prints goes to its log. */
  Process start() throws IOException {
    return start(command());
  }

  /** Starts the part; when it ends it leaves what it learnt. */
  Process startTraining() throws IOException {
    return start(trainingCommand());
  }

  private Process start(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(config.folder().root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(config.folder().log(part.name()).toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith(CityConfig.KAFKA_PASSWORD));
    builder.environment().putAll(config.variables(part));
    return builder.start();
  }

  List<String> command() throws IOException {
    return isTrained() ? with("-XX:AOTCache=" + cache()) : with();
  }

  /** Runs the part just the same and notes, when it ends, what starting and working took. */
  List<String> trainingCommand() throws IOException {
    Files.deleteIfExists(draft());
    return with("-XX:AOTCacheOutput=" + draft());
  }

  /** Whether there is a cache of this very program and these options. */
  boolean isTrained() throws IOException {
    return Files.exists(cache())
        && Files.exists(stamp())
        && Files.readString(stamp()).equals(fingerprint());
  }

  /**
   * Keeps what a training run left.
   *
   * @return whether it left anything; if not, the part starts without, only slower
   */
  boolean keepTraining() throws IOException {
    if (!Files.exists(draft())) {
      return false;
    }
    Files.deleteIfExists(stamp());
    Files.move(draft(), cache(), StandardCopyOption.ATOMIC_MOVE);
    Files.writeString(stamp(), fingerprint());
    return true;
  }

  private List<String> with(String... options) {
    return Stream.of(java, List.of(options), program.arguments()).flatMap(List::stream).toList();
  }

  private String fingerprint() throws IOException {
    return program.fingerprint() + String.join(" ", java) + "\n";
  }

  private Path cache() {
    return file("app.aot");
  }

  private Path draft() {
    return file("draft.aot");
  }

  private Path stamp() {
    return file("app.aot.stamp");
  }

  private Path file(String name) {
    return config.folder().app(part.name()).resolve(name);
  }
}
