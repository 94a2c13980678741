package lianban.launcher.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import lianban.launcher.demo.gateway.RunFailedException;
import lianban.launcher.demo.report.JsonReport;
import lianban.launcher.demo.report.ProgressDisplay;
import lianban.launcher.demo.run.Batch;
import lianban.launcher.demo.run.Clients;
import lianban.launcher.demo.run.RunPlan;
import lianban.launcher.demo.run.RunResult;
import lianban.launcher.demo.run.TransferRun;
import lianban.launcher.demo.transfer.Reading;
import lianban.launcher.demo.transfer.RowFault;
import lianban.launcher.demo.transfer.Transfer;
import org.jspecify.annotations.Nullable;

/** Takes a source of transfers from the check of its rows to the result of the run. */
public final class Demo {

  private static final int SHOWN_FAULTS = 20;

  private final TransferSource source;
  private final Settings settings;
  private final PrintWriter err;

  /**
   * How a source is run.
   *
   * @param limit how many rows are filed
   * @param rate cases a second; empty for as fast as they are closed
   * @param seed of the made-up people; empty for another each time
   * @param casesOut where a line for each case goes; null for nowhere
   */
  public record Settings(
      int limit, OptionalDouble rate, OptionalLong seed, @Nullable Path casesOut) {

    /** All rows, as fast as they are closed. */
    public static final Settings USUAL =
        new Settings(Integer.MAX_VALUE, OptionalDouble.empty(), OptionalLong.empty(), null);
  }

  /** A city that is up: where its door is, and on whose behalf the demo calls. */
  public record Door(URI gateway, Clients clients) {}

  /** What became of it. */
  public sealed interface Outcome {

    /** Every case was closed. */
    record Done(RunResult result) implements Outcome {}

    /** The file is not fit for it; nothing was sent. */
    record BadFile(String message) implements Outcome {}

    /** It could not be brought to its end. */
    record Failed(String message) implements Outcome {}
  }

  /**
   * @param err where progress is shown
   */
  public Demo(TransferSource source, Settings settings, PrintWriter err) {
    this.source = source;
    this.settings = settings;
    this.err = err;
  }

  /**
   * Checks the source, and only then asks for the city.
   *
   * @param live whether a line of progress can be written over
   */
  public Outcome run(Supplier<Door> city, boolean live) {
    return switch (source.read()) {
      case Reading.Unusable(var message) -> new Outcome.BadFile(message);
      case Reading.Faulty(var faults) -> new Outcome.BadFile(listed(faults));
      case Reading.Transfers(var rows) -> {
        try {
          yield run(rows, city.get(), live);
        } catch (RunFailedException e) {
          yield new Outcome.Failed(String.valueOf(e.getMessage()));
        }
      }
    };
  }

  private Outcome run(List<Transfer> rows, Door door, boolean live) {
    TransferRun run = new TransferRun(plan(rows, door));
    RunResult result;
    try (ProgressDisplay _ = ProgressDisplay.start(run.progress(), err, live)) {
      result = run.run();
    }
    writeCases(result);
    return new Outcome.Done(result);
  }

  private RunPlan plan(List<Transfer> rows, Door door) {
    RandomGenerator random = RandomGenerator.getDefault();
    return new RunPlan(
        door.gateway(),
        door.clients(),
        Batch.of(source.fileName(), random),
        source.fileName(),
        settings.seed().orElseGet(() -> random.nextLong(1_000_000_000)),
        rows,
        settings.limit(),
        settings.rate(),
        LocalDate.now(ZoneId.systemDefault()));
  }

  private void writeCases(RunResult result) {
    Path file = settings.casesOut();
    if (file == null) {
      return;
    }
    try {
      Files.write(file, JsonReport.cases(result));
    } catch (IOException e) {
      throw new RunFailedException("The cases could not be written to " + file + ": " + e);
    }
  }

  private String listed(List<RowFault> faults) {
    StringBuilder text =
        new StringBuilder(
            "%s: %d of its rows cannot be filed, so nothing was sent."
                .formatted(source.fileName(), faults.size()));
    faults.stream()
        .limit(SHOWN_FAULTS)
        .forEach(f -> text.append("%n  row %d: %s".formatted(f.row(), f.reason())));
    if (faults.size() > SHOWN_FAULTS) {
      text.append("%n  and %d more".formatted(faults.size() - SHOWN_FAULTS));
    }
    return text.toString();
  }
}
