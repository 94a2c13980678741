package lianban.launcher;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import lianban.launcher.city.City;
import lianban.launcher.city.CityStatus.State;
import lianban.launcher.city.StatusReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what runs. */
@Command(
    name = "status",
    description =
        "Shows state, process id, memory, restarts, port and uptime of every process. Exit code 0 when all is up.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

  @Option(
      names = "--json",
      description = "Prints the same for machines: memory in bytes, uptime in seconds.")
  private boolean json;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
  private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Optional<StatusReport> report =
        City.here().status().map(s -> StatusReport.of(s, Instant.now()));
    if (report.isEmpty()) {
      out.println(
          json
              ? "{\"state\": \"DOWN\"}"
              : "The city has never been started; ./lianban up starts it.");
    } else {
      out.print(json ? report.get().json() + "\n" : report.get().table());
    }
    out.flush();
    return report.filter(r -> r.state() == State.UP).isPresent() ? 0 : 1;
  }
}
