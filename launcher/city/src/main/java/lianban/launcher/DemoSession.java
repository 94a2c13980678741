package lianban.launcher;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lianban.launcher.city.City;
import lianban.launcher.city.CityConfig;
import lianban.launcher.city.UpResult.Refused;
import lianban.launcher.demo.Demo;
import lianban.launcher.demo.Demo.Door;
import lianban.launcher.demo.Demo.Outcome.BadFile;
import lianban.launcher.demo.Demo.Outcome.Done;
import lianban.launcher.demo.Demo.Outcome.Failed;
import lianban.launcher.demo.TransferSource;
import lianban.launcher.demo.gateway.Client;
import lianban.launcher.demo.gateway.RunFailedException;
import lianban.launcher.demo.report.JsonReport;
import lianban.launcher.demo.report.TextReport;
import lianban.launcher.demo.run.Clients;
import lianban.launcher.demo.run.FinishedCase;
import lianban.launcher.demo.run.RunResult;
import picocli.CommandLine;

/** A demo at a terminal: the result alone goes to standard output, everything else beside it. */
final class DemoSession {

  private static final int FAILED = 1;
  private static final int BAD_FILE = 2;

  private final PrintWriter out;
  private final PrintWriter err;
  private final City city = City.here();

  DemoSession(CommandLine commandLine) {
    this.out = commandLine.getOut();
    this.err = commandLine.getErr();
  }

  /**
   * Runs a source.
   *
   * @param printer shows the result
   * @return the exit code: 0 done, 1 failed, 2 for a file that is not fit for it
   */
  int run(TransferSource source, Demo.Settings settings, Consumer<RunResult> printer) {
    int code =
        switch (new Demo(source, settings, err).run(this::door, isTerminal())) {
          case Done(var result) -> {
            printer.accept(result);
            yield result.invalid().isEmpty() ? 0 : FAILED;
          }
          case BadFile(var message) -> told(message, BAD_FILE);
          case Failed(var message) -> told(message, FAILED);
        };
    out.flush();
    err.flush();
    return code;
  }

  private int told(String message, int code) {
    err.println(message);
    return code;
  }

  void printJson(RunResult result) {
    out.println(JsonReport.of(result));
  }

  void print(RunResult result) {
    out.print(TextReport.of(result));
  }

  void printWithNextSteps(RunResult result) {
    print(result);
    String gateway = city.config().gateway().toString();
    String certificate =
        result.cases().stream()
            .map(FinishedCase::certificate)
            .flatMap(Stream::ofNullable)
            .findFirst()
            .map(c -> "  Verify one of the certificates   " + gateway + "/api/v1/certificates/" + c)
            .orElse("");
    out.println(
        """

        What to open next
          Console                          %1$s/console
        %2$s
          What runs                        ./lianban status
          A whole month                    ./lianban demo transfers FILE
            with the rows of one month from data.gov.sg, "Resale flat prices based on registration
            date from Jan-2017 onwards"
          Stop                             ./lianban down"""
            .formatted(gateway, certificate));
  }

  /** Brings the city up first if it is down. */
  private Door door() {
    if (city.up(OptionalInt.empty(), new StartDisplay(err, isTerminal()))
        instanceof Refused(var message)) {
      throw new RunFailedException(message);
    }
    return door(city.config());
  }

  /** The door of a city that is up. */
  static Door door(CityConfig config) {
    return new Door(
        config.gateway(), new Clients(client(config, "window"), client(config, "demo")));
  }

  private static Client client(CityConfig config, String id) {
    return new Client(id, config.secrets().get(id));
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }
}
