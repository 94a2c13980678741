package lianban.launcher;

import java.io.PrintWriter;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says which version this is. */
@Command(
    name = "version",
    description = "Prints the version of Lianban and of Java.",
    mixinStandardHelpOptions = true)
final class VersionCommand implements Runnable, IVersionProvider {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
  private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    for (String line : getVersion()) {
      out.println(line);
    }
  }

  @Override
  public String[] getVersion() {
    String version =
        Objects.requireNonNullElse(
            Lianban.class.getPackage().getImplementationVersion(), "not packaged");
    return new String[] {"Lianban " + version + " (Java " + Runtime.version() + ")"};
  }
}
