package lianban.launcher;

import java.io.PrintWriter;
import lianban.launcher.city.City;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops the city. */
@Command(
    name = "down",
    description = "Stops every process in order. The data stays for the next start.",
    mixinStandardHelpOptions = true)
final class DownCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
  private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    out.println("Stopping the city.");
    out.flush();
    boolean stopped = City.here().down(new StartDisplay(out, false));
    out.println(stopped ? "The city is down." : "Nothing was running.");
    out.flush();
  }
}
