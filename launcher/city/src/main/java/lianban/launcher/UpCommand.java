package lianban.launcher;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import lianban.launcher.city.City;
import lianban.launcher.city.StatusReport;
import lianban.launcher.city.UpResult;
import lianban.launcher.city.UpResult.AlreadyUp;
import lianban.launcher.city.UpResult.Refused;
import lianban.launcher.city.UpResult.Up;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts the city and says where everything is. */
@Command(
    name = "up",
    description =
        "Starts broker, document store and every service on this machine, and waits until all are ready.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

  private static final int LAST_BASE = 65_000;

  @Option(
      names = "--port-base",
      paramLabel = "N",
      description =
          "The gateway's port, which the other processes' ports follow; kept for the next start. At first 8080.")
  private @Nullable Integer portBase;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
  private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    City city = City.here();
    UpResult result = city.up(chosenBase(), StartDisplay.on(out));
    switch (result) {
      case Up(var status) -> {
        out.print(StatusReport.of(status, Instant.now()).table());
        out.print(Welcome.to(city.config()));
      }
      case AlreadyUp(var status) -> {
        out.println("The city is running already.");
        out.print(StatusReport.of(status, Instant.now()).table());
      }
      case Refused(var message) -> spec.commandLine().getErr().println(message);
    }
    out.flush();
    return result instanceof Refused ? 1 : 0;
  }

  private OptionalInt chosenBase() {
    Integer base = portBase;
    if (base == null) {
      return OptionalInt.empty();
    }
    if (base < 1024 || base > LAST_BASE) {
      throw new ParameterException(
          spec.commandLine(), "--port-base goes from 1024 to " + LAST_BASE + ".");
    }
    return OptionalInt.of(base);
  }
}
