package lianban.launcher;

import java.util.concurrent.Callable;
import lianban.launcher.demo.Demo;
import lianban.launcher.demo.TransferSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the sample that comes with the demo. */
@Command(
    name = "demo",
    description =
        "Files home transfers with made-up people and follows every case to its end. Without a"
            + " subcommand it runs the sample that comes with Lianban. Starts the city if it is"
            + " down.",
    mixinStandardHelpOptions = true,
    subcommands = DemoTransfersCommand.class)
final class DemoCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
  private CommandSpec spec;

  @Override
  public Integer call() {
    DemoSession session = new DemoSession(spec.commandLine());
    return session.run(
        new TransferSource.Sample(), Demo.Settings.USUAL, session::printWithNextSteps);
  }
}
