package lianban.launcher.supervisor;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import lianban.launcher.city.CityConfig;
import lianban.launcher.city.CityStatus;
import lianban.launcher.city.CityStatus.PartStatus;
import lianban.launcher.city.CityStatus.State;
import lianban.launcher.city.Part;
import lianban.launcher.city.Part.Kind;
import lianban.launcher.city.ProcessMark;
import lianban.launcher.city.StatusFile;

/** All parts of one city, from the first start to the last stop. */
final class Supervisor {

  private final StatusBoard board;
  private final Journal journal;
  private final List<PartRunner> runners;

  Supervisor(CityConfig config, Journal journal) {
    this.journal = journal;
    this.board = new StatusBoard(new StatusFile(config.folder()), first(config));
    List<Part> parts = config.parts();
    StartOrder order = new StartOrder(parts, Runtime.getRuntime().availableProcessors());
    Readiness readiness = new Readiness(config);
    this.runners =
        parts.stream()
            .map(p -> new PartRunner(p, config, order, readiness, board, journal))
            .toList();
  }

  void start() {
    journal.write("city starts");
    runners.forEach(PartRunner::start);
  }

  /** Stops services first and what they stand on after them. */
  void stop() {
    journal.write("city stops");
    board.change(State.STOPPING);
    stopAll(kind -> kind == Kind.SERVICE);
    stopAll(kind -> kind == Kind.REGISTRY);
    stopAll(kind -> kind == Kind.BROKER || kind == Kind.STORE);
    board.change(State.DOWN);
    journal.write("city is down");
  }

  private void stopAll(Predicate<Kind> kinds) {
    try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
      runners.reversed().stream()
          .filter(r -> kinds.test(r.part().kind()))
          .forEach(r -> together.execute(r::stop));
    }
  }

  private static CityStatus first(CityConfig config) {
    List<PartStatus> parts =
        config.parts().stream().map(p -> PartStatus.fresh(p.name(), config.port(p))).toList();
    return new CityStatus(
        State.STARTING, ProcessMark.of(ProcessHandle.current()), config.portBase(), parts);
  }
}
