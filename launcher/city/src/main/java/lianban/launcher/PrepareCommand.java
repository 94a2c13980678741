package lianban.launcher;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import lianban.launcher.city.City;
import lianban.launcher.supervisor.QuickStarts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The last part of a build: called by the script, not by people. */
@Command(
    name = "prepare",
    hidden = true,
    description = "Makes every service quick to start.",
    mixinStandardHelpOptions = true)
final class PrepareCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
  private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    out.println("Making the services quick to start");
    out.flush();
    new QuickStarts(City.here().config())
        .make(
            line -> {
              out.println(line);
              out.flush();
            });
    return 0;
  }
}
