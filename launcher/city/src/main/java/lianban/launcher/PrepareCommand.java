package lianban.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import lianban.launcher.city.City;
import lianban.launcher.city.CityConfig;
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
  public Integer call() throws IOException, InterruptedException {
    CityConfig training = City.here().training();
    new QuickStarts(training).make(new Rehearsal(training)::run, this::say);
    return 0;
  }

  private synchronized void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
