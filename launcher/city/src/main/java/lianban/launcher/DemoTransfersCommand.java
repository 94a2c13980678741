package lianban.launcher;

import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import lianban.launcher.demo.Demo;
import lianban.launcher.demo.TransferSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a file of transfers. */
@Command(
    name = "transfers",
    description =
        "Files every row of a CSV file as an application, answers notices, pays bills and reports"
            + " what became of them. Exit code 2 when the file is not fit for it.",
    mixinStandardHelpOptions = true)
final class DemoTransfersCommand implements Callable<Integer> {

  /** Slower than this the run would take itself for dead. */
  private static final double SLOWEST = 0.1;

  private static final double FASTEST = 100_000;

  @Parameters(
      paramLabel = "FILE",
      description =
          "In the columns of data.gov.sg's \"Resale flat prices based on registration date from"
              + " Jan-2017 onwards\".")
  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
  private Path file;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Files the first N rows; prices are still compared with the whole file.")
  private @Nullable Integer limit;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description =
          "Files N cases a second, whatever becomes of them; as fast as they are closed if left"
              + " out.")
  private @Nullable Double rate;

  @Option(names = "--json", description = "Prints the result as one JSON object.")
  private boolean json;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Makes up the same people again; others each time if left out.")
  private @Nullable Long seed;

  @Option(
      names = "--cases-out",
      paramLabel = "FILE",
      description = "Writes a JSON line for each case, with the times of its steps.")
  private @Nullable Path casesOut;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
  private CommandSpec spec;

  @Override
  public Integer call() {
    Demo.Settings settings = new Demo.Settings(checkedLimit(), checkedRate(), seed(), casesOut);
    DemoSession session = new DemoSession(spec.commandLine());
    return session.run(
        new TransferSource.OnDisk(file), settings, json ? session::printJson : session::print);
  }

  private int checkedLimit() {
    Integer most = limit;
    if (most == null) {
      return Integer.MAX_VALUE;
    }
    if (most < 1) {
      throw new ParameterException(spec.commandLine(), "--limit is at least 1.");
    }
    return most;
  }

  private OptionalDouble checkedRate() {
    Double perSecond = rate;
    if (perSecond == null) {
      return OptionalDouble.empty();
    }
    if (!(perSecond >= SLOWEST && perSecond <= FASTEST)) {
      throw new ParameterException(spec.commandLine(), "--rate goes from 0.1 to 100000.");
    }
    return OptionalDouble.of(perSecond);
  }

  private OptionalLong seed() {
    Long chosen = seed;
    return chosen == null ? OptionalLong.empty() : OptionalLong.of(chosen);
  }
}
