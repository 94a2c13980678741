package lianban.launcher.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import lianban.launcher.city.CityStatus.State;

/** The local city of one project folder. */
public final class City {

  private static final Duration GRACE = Duration.ofSeconds(40);
  private static final int FIRST_TRAINING_PORT = 18_080;

  private final CityFolder folder;
  private final StatusFile statusFile;
  private final Map<String, String> environment;

  private City(Path root, Map<String, String> environment) {
    String home = environment.get("LIANBAN_HOME");
    this.folder =
        home == null
            ? new CityFolder(root)
            : new CityFolder(root, Path.of(home).toAbsolutePath().normalize());
    this.statusFile = new StatusFile(folder);
    this.environment = environment;
  }

  /**
   * The city of the folder in the system property {@code lianban.root}, or else of the current one.
   */
  public static City here() {
    return at(Path.of(System.getProperty("lianban.root", "")).toAbsolutePath().normalize());
  }

  /** The city of a project folder, with the variables of this process. */
  public static City at(Path root) {
    return new City(root, System.getenv());
  }

  /** Where its files lie. */
  public CityFolder folder() {
    return folder;
  }

  /** Addresses and secrets, with the port base of the last start. */
  public CityConfig config() {
    return config(keptPortBase());
  }

  /**
   * A city on free ports that is there to be learnt from: it runs from the same files, and touches
   * neither this city's data nor a broker or store that the variables name.
   */
  public CityConfig training() {
    CityFolder own = folder.training();
    Map<String, String> variables = new HashMap<>(environment);
    variables.keySet().removeAll(Set.of("LIANBAN_KAFKA", "LIANBAN_MONGODB", "LIANBAN_ISSUER"));
    Secrets secrets = Secrets.of(own);
    return IntStream.iterate(FIRST_TRAINING_PORT, port -> port + CityPlan.PORTS)
        .mapToObj(base -> new CityConfig(own, base, secrets, variables))
        .filter(config -> Ports.taken(config, new Listeners(Path.of("/proc"))).isEmpty())
        .findFirst()
        .orElseThrow();
  }

  /** How the city is; a state left behind by a supervisor that is gone reads as {@code DOWN}. */
  public Optional<CityStatus> status() {
    return statusFile.read().map(s -> s.supervisor().handle().isPresent() ? s : s.in(State.DOWN));
  }

  /** Whether a supervisor is at work. */
  public boolean isRunning() {
    return status().filter(s -> s.state() != State.DOWN).isPresent();
  }

  /**
   * Starts the city unless it runs, and waits until every part serves.
   *
   * @param portBase where the ports start; empty for where they started last time
   */
  public UpResult up(OptionalInt portBase, UpProgress progress) {
    Optional<CityStatus> running = status().filter(s -> s.state() != State.DOWN);
    if (running.isPresent()) {
      return alreadyUp(running.get(), portBase, progress);
    }
    stopLeftovers(progress);
    return new Startup(config(portBase.orElseGet(this::keptPortBase)), statusFile).run(progress);
  }

  /**
   * Stops everything in order.
   *
   * @return whether there was anything to stop
   */
  public boolean down(UpProgress progress) {
    Optional<ProcessHandle> supervisor = statusFile.read().flatMap(s -> s.supervisor().handle());
    supervisor.ifPresent(s -> Endings.end(List.of(s), GRACE));
    return stopLeftovers(progress) || supervisor.isPresent();
  }

  private UpResult alreadyUp(CityStatus running, OptionalInt portBase, UpProgress progress) {
    if (portBase.isPresent() && portBase.getAsInt() != running.portBase()) {
      return new UpResult.Refused(
          "The city runs at port base %d; stop it with ./lianban down first."
              .formatted(running.portBase()));
    }
    return running.state() == State.STARTING
        ? new Startup(config(), statusFile).await(progress)
        : new UpResult.AlreadyUp(running);
  }

  /**
   * A supervisor that was killed leaves its processes behind; their marks are in the status file.
   */
  private boolean stopLeftovers(UpProgress progress) {
    List<ProcessHandle> left =
        statusFile.read().stream()
            .filter(s -> s.supervisor().handle().isEmpty())
            .flatMap(s -> Leftovers.of(s, ProcessMark::handle).stream())
            .toList();
    if (!left.isEmpty()) {
      progress.say(
          "Stopping %d processes that a killed supervisor left behind.".formatted(left.size()));
      Endings.end(left, Endings.PATIENCE);
    }
    return !left.isEmpty();
  }

  private CityConfig config(int portBase) {
    return new CityConfig(folder, portBase, Secrets.of(folder), environment);
  }

  private int keptPortBase() {
    try {
      return Files.exists(folder.portBaseFile())
          ? Integer.parseInt(Files.readString(folder.portBaseFile()).strip())
          : CityPlan.DEFAULT_PORT_BASE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
