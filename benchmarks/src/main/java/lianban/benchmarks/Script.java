package lianban.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The project's script, as a person runs it. */
public final class Script {

  private static final long LIMIT_MINUTES = 30;

  private final Path root;
  private final PrintStream progress;

  private Script(Path root, PrintStream progress) {
    this.root = root;
    this.progress = progress;
  }

  /** That of the project whose script started this process. */
  public static Script ofProject(PrintStream progress) {
    return new Script(Path.of(System.getProperty("lianban.root")), progress);
  }

  /** Where the local city keeps what is its own. */
  public Path home() {
    return Path.of(
        System.getenv().getOrDefault("LIANBAN_HOME", root.resolve(".lianban").toString()));
  }

  /** Runs the script; its messages go on to our own, what it prints is the result. */
  public String run(String... words) throws IOException, InterruptedException {
    if (!words[0].equals("status")) {
      progress.println("./lianban " + String.join(" ", words));
    }
    List<String> command = new ArrayList<>(List.of(root.resolve("lianban").toString()));
    command.addAll(List.of(words));
    Path output = Files.createTempFile("lianban-bench", ".out");
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException("./lianban " + words[0] + " failed");
    }
    String printed = Files.readString(output, StandardCharsets.UTF_8);
    Files.delete(output);
    return printed;
  }
}
