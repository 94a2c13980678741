package lianban.launcher.city;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lianban.launcher.city.CityStatus.PartStatus;
import lianban.launcher.city.CityStatus.State;

/**
 * The way from a city that is down to one that serves: checks first, then a supervisor, then
 * waiting for it.
 */
final class Startup {

  /** Full name instead of a class reference: the supervisor stands above this package. */
  private static final String SUPERVISOR = "lianban.launcher.supervisor.SupervisorProcess";

  private static final Duration GLANCE = Duration.ofMillis(200);
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** A part that has ended so often without the city coming up will not mend itself. */
  private static final int ENDINGS = 3;

  private static final int LOG_LINES = 15;

  private final CityConfig config;
  private final StatusFile statusFile;

  Startup(CityConfig config, StatusFile statusFile) {
    this.config = config;
    this.statusFile = statusFile;
  }

  UpResult run(UpProgress progress) {
    Optional<String> obstacle = missingJars().or(this::takenPorts);
    if (obstacle.isPresent()) {
      return new UpResult.Refused(obstacle.get());
    }
    CityFolder.replace(config.folder().portBaseFile(), config.portBase() + "\n");
    Process supervisor = spawn();
    return await(progress, supervisor.toHandle());
  }

  /** Waits for a city that another command is starting. */
  UpResult await(UpProgress progress) {
    Optional<ProcessHandle> supervisor = statusFile.read().flatMap(s -> s.supervisor().handle());
    return supervisor.map(s -> await(progress, s)).orElseGet(this::supervisorEnded);
  }

  private Optional<String> missingJars() {
    String missing =
        config.parts().stream()
            .filter(part -> PartJar.find(config.folder().root(), part).isEmpty())
            .map(Part::name)
            .collect(Collectors.joining(", "));
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of("Not built: " + missing + ". Build with: mvn -DskipTests package");
  }

  private Optional<String> takenPorts() {
    List<TakenPort> taken = Ports.taken(config, new Listeners(Path.of("/proc")));
    String lines = taken.stream().map(TakenPort::message).collect(Collectors.joining("\n"));
    return taken.isEmpty()
        ? Optional.empty()
        : Optional.of(
            lines + "\nNothing was started. --port-base N moves the whole city elsewhere.");
  }

  private Process spawn() {
    File log = config.folder().log("supervisor").toFile();
    try {
      return new ProcessBuilder(supervisorCommand())
          .directory(config.folder().root().toFile())
          .redirectInput(Redirect.from(new File("/dev/null")))
          .redirectErrorStream(true)
          .redirectOutput(Redirect.appendTo(log))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs what this command runs, but from copies. */
  List<String> supervisorCommand() throws IOException {
    List<Path> classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(Files::exists)
            .toList();
    List<Path> copies = new JarCopies(config.folder().app("supervisor")).refresh(classPath);
    List<String> command = new ArrayList<>(detached());
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx64m",
            "-Dlianban.root=" + config.folder().root(),
            "-cp",
            copies.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
            SUPERVISOR));
    return command;
  }

  /** A session of its own keeps Ctrl-C and the end of the terminal from the supervisor. */
  private static List<String> detached() {
    return Stream.of("/usr/bin/setsid", "/bin/setsid", "/usr/bin/nohup", "/bin/nohup")
        .filter(tool -> Files.isExecutable(Path.of(tool)))
        .findFirst()
        .stream()
        .toList();
  }

  private UpResult await(UpProgress progress, ProcessHandle supervisor) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < end) {
      if (endsWithin(supervisor, GLANCE)) {
        return supervisorEnded();
      }
      Optional<CityStatus> status = ownStatus(supervisor);
      status.ifPresent(progress::show);
      Optional<PartStatus> hopeless = status.flatMap(Startup::hopeless);
      if (hopeless.isPresent()) {
        return refused(hopeless.get());
      }
      if (status.filter(s -> s.state() == State.UP).isPresent()) {
        return new UpResult.Up(status.get());
      }
    }
    return new UpResult.Refused(
        "Not everything is ready after %d minutes; see ./lianban status."
            .formatted(LIMIT.toMinutes()));
  }

  private Optional<CityStatus> ownStatus(ProcessHandle supervisor) {
    return statusFile.read().filter(s -> s.supervisor().pid() == supervisor.pid());
  }

  private static Optional<PartStatus> hopeless(CityStatus status) {
    return status.parts().stream()
        .filter(p -> status.state() == State.STARTING && p.restarts() >= ENDINGS)
        .findFirst();
  }

  private UpResult refused(PartStatus part) {
    return new UpResult.Refused(
        "%s does not start: it %s, %d times. The end of its log:%n%s%nThe others keep running; ./lianban down stops them."
            .formatted(part.name(), part.lastEnd(), part.restarts(), tail(part.name())));
  }

  private UpResult supervisorEnded() {
    return new UpResult.Refused("The supervisor ended. The end of its log:\n" + tail("supervisor"));
  }

  private String tail(String name) {
    try {
      List<String> lines = Files.readAllLines(config.folder().log(name));
      return lines.stream()
          .skip(Math.max(0, lines.size() - LOG_LINES))
          .map(line -> "  " + line)
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      return "  (unreadable: " + e.getMessage() + ")";
    }
  }

  private static boolean endsWithin(ProcessHandle process, Duration time) {
    try {
      process.onExit().get(time.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException running) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
