package lianban.launcher;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the local city. */
@Command(
    name = "lianban",
    description = "Runs the whole of Lianban on this machine.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.class,
    subcommands = {
      PrepareCommand.class,
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      DemoCommand.class,
      VerifyCommand.class,
      VersionCommand.class
    })
public final class Lianban implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
  private CommandSpec spec;

  /**
   * Runs one command; the exit code is 0 for done, 1 for refused or failed, 2 for a wrong command
   * line.
   */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Lianban()).execute(args));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do.");
  }
}
