package lianban.launcher.supervisor;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import lianban.launcher.city.CityConfig;
import lianban.launcher.city.Endings;
import lianban.launcher.city.Part;

/** Every part once, each noting what it takes to start and to work; nothing is restarted. */
final class TrainingCity implements AutoCloseable {

  private static final long GLANCE_MILLIS = 200;
  private static final Duration LIMIT = Duration.ofMinutes(8);

  /** A part that ends writes down what it learnt, which takes longer than its whole life before. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final CityConfig config;
  private final Consumer<String> progress;
  private final List<Running> running = new CopyOnWriteArrayList<>();

  private record Running(Part part, Process process) {}

  /**
   * @param progress gets a line for each part that is ready, and for each that has ended
   */
  TrainingCity(CityConfig config, Consumer<String> progress) {
    this.config = config;
    this.progress = progress;
  }

  /** Starts the foundations, then everything on them. */
  void start() throws IOException, InterruptedException {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::abandon));
    startAll(true);
    startAll(false);
  }

  private void startAll(boolean foundations) throws IOException, InterruptedException {
    List<Running> waiting = new ArrayList<>();
    for (Part part : config.parts()) {
      if (part.kind().isFoundation() == foundations) {
        Running started = new Running(part, Launch.of(part, config).startTraining());
        running.add(started);
        waiting.add(started);
      }
    }
    Readiness readiness = new Readiness(config);
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!waiting.isEmpty()) {
      Running next = waiting.getFirst();
      String name = next.part.name();
      if (next.process.waitFor(GLANCE_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
        throw new IOException(name + " does not start; see " + config.folder().log(name));
      }
      if (readiness.isReady(next.part)) {
        waiting.removeFirst();
        progress.accept("  started  " + name);
      }
    }
  }

  /** A build that is broken off leaves nothing running. */
  private void abandon() {
    running.forEach(one -> one.process.destroyForcibly());
  }

  /** Stops services before what they stand on, so many at a time as there are processors. */
  @Override
  public void close() {
    stopAll(false);
    stopAll(true);
  }

  private void stopAll(boolean foundations) {
    int processors = Runtime.getRuntime().availableProcessors();
    try (ExecutorService together = Executors.newFixedThreadPool(processors)) {
      running.stream()
          .filter(one -> one.part.kind().isFoundation() == foundations)
          .forEach(one -> together.execute(() -> stop(one)));
    }
  }

  private void stop(Running one) {
    Endings.end(List.of(one.process.toHandle()), PATIENCE);
    progress.accept("  learnt   " + one.part.name());
  }
}
