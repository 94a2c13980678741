package lianban.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.concurrent.Callable;
import lianban.launcher.city.City;
import lianban.launcher.city.CityConfig;
import lianban.launcher.demo.Demo;
import lianban.launcher.demo.TransferSource;
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
    new QuickStarts(training).make(() -> work(training), this::say);
    return 0;
  }

  /** What comes of the cases is of no interest here. */
  private static void work(CityConfig city) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    new Demo(new TransferSource.Sample(), Demo.Settings.USUAL, nowhere)
        .run(() -> DemoSession.door(city), false);
  }

  private synchronized void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
