package lianban.launcher.supervisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A service's jar made quick to start: unpacked once after each build, and with an ahead-of-time
 * cache of its classes from a training run that ends as soon as the application context stands.
 */
final class AppImage {

  private static final long LIMIT_SECONDS = 300;

  private final Path jar;
  private final Path folder;
  private final List<String> java;

  /**
   * @param jar what the build made
   * @param folder where to unpack it
   * @param java the command with all options; the cache only fits a process that runs with the same
   *     ones
   */
  AppImage(Path jar, Path folder, List<String> java) {
    this.jar = jar;
    this.folder = folder;
    this.java = java;
  }

  /** Unpacks the jar unless that is done already. */
  void unpack() throws IOException, InterruptedException {
    if (Files.exists(stamp()) && Files.readString(stamp()).equals(fingerprint())) {
      return;
    }
    empty();
    List<String> extract =
        List.of(
            java.getFirst(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx96m",
            "-Djarmode=tools",
            "-jar",
            jar.toString(),
            "extract",
            "--force",
            "--destination",
            folder.toString());
    if (!run(extract, Map.of())) {
      throw new IOException("cannot unpack " + jar + "; see " + folder.resolve("prepare.log"));
    }
    Files.writeString(stamp(), fingerprint());
  }

  /** Whether a training run has been tried since the jar was unpacked. */
  boolean isTrained() {
    return Files.exists(cache()) || Files.exists(failure());
  }

  /**
   * Runs the service up to its finished context and keeps the cache.
   *
   * @return whether that worked; if not, the service starts without a cache, and no second try is
   *     made
   */
  boolean train(Map<String, String> variables) throws IOException, InterruptedException {
    Path draft = folder.resolve("draft.aot");
    List<String> command = new ArrayList<>(java);
    command.addAll(
        List.of(
            "-XX:AOTCacheOutput=" + draft,
            "-Dspring.context.exit=onRefresh",
            "-jar",
            unpacked().toString()));
    if (run(command, variables) && Files.exists(draft)) {
      Files.move(draft, cache(), StandardCopyOption.ATOMIC_MOVE);
      return true;
    }
    Files.writeString(failure(), "see prepare.log\n");
    return false;
  }

  /** The command that runs the service. */
  List<String> command() {
    List<String> command = new ArrayList<>(java);
    if (Files.exists(cache())) {
      command.add("-XX:AOTCache=" + cache());
    }
    command.addAll(List.of("-jar", unpacked().toString()));
    return command;
  }

  private boolean run(List<String> command, Map<String, String> variables)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(folder.resolve("prepare.log").toFile()));
    builder.environment().putAll(variables);
    Process process = builder.start();
    try {
      return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } finally {
      process.destroyForcibly();
    }
  }

  /** By content: a reproducible build gives every jar the same time. */
  private String fingerprint() throws IOException {
    long contents = 0;
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        contents = 31 * (31 * contents + entry.getName().hashCode()) + entry.getCrc();
      }
    }
    return Long.toHexString(contents) + " " + String.join(" ", java) + "\n";
  }

  private void empty() throws IOException {
    try (Stream<Path> old = Files.walk(folder)) {
      old.sorted(Comparator.reverseOrder())
          .filter(p -> !p.equals(folder))
          .forEach(AppImage::delete);
    }
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path unpacked() {
    return folder.resolve(jar.getFileName().toString());
  }

  private Path stamp() {
    return folder.resolve("stamp");
  }

  private Path cache() {
    return folder.resolve("app.aot");
  }

  private Path failure() {
    return folder.resolve("training-failed");
  }
}
