package lianban.verification.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import lianban.verification.project.Project;

/**
 * The script {@code ./lianban} as a person calls it, for a city of the tests' own.
 *
 * @param home where that city keeps its data, logs and secrets
 */
record Script(Path home) {

  /** Short, so that a token that was good at the start has expired before the tests end. */
  static final Duration TOKEN_LIFETIME = Duration.ofSeconds(90);

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** What a command did. */
  record Outcome(int exit, String out, String err) {

    @Override
    public String toString() {
      return "exit code %d%n%s%n%s".formatted(exit, out, err);
    }
  }

  /** A command at work. */
  static final class Running {

    private final Process process;
    private final Path out;
    private final Path err;

    private Running(Process process, Path out, Path err) {
      this.process = process;
      this.out = out;
      this.err = err;
    }

    boolean isAlive() {
      return process.isAlive();
    }

    /** What it has said beside its result so far. */
    String told() {
      return read(err);
    }

    Outcome await() {
      try {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly();
          throw new AssertionError("still at work after %s:%n%s".formatted(PATIENCE, told()));
        }
        return new Outcome(process.exitValue(), read(out), told());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    private static String read(Path file) {
      try {
        return Files.readString(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Runs a command to its end. */
  Outcome run(String... arguments) {
    return begin(arguments).await();
  }

  /** Starts a command. */
  Running begin(String... arguments) {
    List<String> command = new ArrayList<>(List.of(Project.path("lianban").toString()));
    command.addAll(List.of(arguments));
    return start(arguments[0], command);
  }

  /** Runs the commands of a file with bash, as a person does who stands in the project's folder. */
  Outcome bash(Path commands) {
    return start("bash", List.of("bash", commands.toString())).await();
  }

  /** What it says goes to files, so that it never waits for a reader. */
  private Running start(String name, List<String> command) {
    try {
      Path words = Files.createDirectories(home.resolve("tests"));
      Path out = Files.createTempFile(words, name, ".out");
      Path err = Files.createTempFile(words, name, ".err");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(Project.path("").toFile())
              .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      prepare(builder.environment());
      return new Running(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing that a developer has set for a city of theirs reaches this one. */
  private void prepare(Map<String, String> environment) {
    environment.keySet().removeIf(name -> name.startsWith("LIANBAN_"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("LIANBAN_HOME", home.toString());
    environment.put("LIANBAN_BUILT", "yes");
    environment.put("LIANBAN_TOKEN_LIFETIME", TOKEN_LIFETIME.toSeconds() + "s");
  }
}
