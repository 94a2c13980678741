package lianban.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lianban.launcher.city.City;
import lianban.launcher.city.CityPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a process wrote. */
@Command(
    name = "logs",
    description = "Shows what a process wrote, the last part of it.",
    mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

  private static final long TAIL_BYTES = 32 * 1024;
  private static final long GLANCE_MILLIS = 250;

  /** What {@code NAME} may be. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return CityPlan.names().iterator();
    }
  }

  @Parameters(
      paramLabel = "NAME",
      completionCandidates = Names.class,
      description = "One of: ${COMPLETION-CANDIDATES}")
  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
  private String name;

  @Option(
      names = {"-f", "--follow"},
      description = "Goes on showing what is written until stopped with Ctrl-C.")
  private boolean follow;

  @Option(names = "--all", description = "Shows the whole log instead of its end.")
  private boolean all;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path log = City.here().folder().log(name);
    if (!CityPlan.names().contains(name) || !Files.exists(log)) {
      spec.commandLine()
          .getErr()
          .println(
              "There is no log of " + name + ". Names: " + String.join(", ", CityPlan.names()));
      return 1;
    }
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      show(file);
    }
    return 0;
  }

  private void show(RandomAccessFile file) throws IOException, InterruptedException {
    if (!all && file.length() > TAIL_BYTES) {
      file.seek(file.length() - TAIL_BYTES);
      file.readLine();
    }
    CountDownLatch never = new CountDownLatch(1);
    do {
      copyNew(file);
    } while (follow && !never.await(GLANCE_MILLIS, TimeUnit.MILLISECONDS));
  }

  private void copyNew(RandomAccessFile file) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    byte[] buffer = new byte[8192];
    for (int n = file.read(buffer); n > 0; n = file.read(buffer)) {
      out.print(new String(buffer, 0, n, StandardCharsets.UTF_8));
    }
    out.flush();
  }
}
