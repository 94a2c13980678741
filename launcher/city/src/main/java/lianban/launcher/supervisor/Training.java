package lianban.launcher.supervisor;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lianban.launcher.city.CityConfig;

/**
 * Makes the services' next start quicker while nothing else is going on. A training run costs more
 * than it saves the first time, so nobody is kept waiting for it: it comes after the city is up, in
 * quiet minutes, one service at a time.
 */
final class Training {

  private static final long SECONDS_BETWEEN_LOOKS = 10;

  /** Share of all processors that may be busy in a minute that counts as quiet. */
  private static final double QUIET = 0.5;

  private final CityConfig config;
  private final List<PartRunner> runners;
  private final StatusBoard board;
  private final Journal journal;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("training").unstarted(this::run);

  Training(CityConfig config, List<PartRunner> runners, StatusBoard board, Journal journal) {
    this.config = config;
    this.runners = runners;
    this.board = board;
    this.journal = journal;
  }

  void start() {
    thread.start();
  }

  /** Breaks off a run that is under way; it is made another day. */
  void stop() {
    stopped.countDown();
    thread.interrupt();
  }

  private void run() {
    try {
      for (PartRunner runner : runners) {
        train(runner);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      journal.write("no more training: " + e.getMessage());
    }
  }

  private void train(PartRunner runner) throws IOException, InterruptedException {
    AppImage image = runner.launch().trainable().orElse(null);
    if (image != null && !image.isTrained()) {
      awaitQuiet();
      boolean done = image.train(config.variables(runner.part()));
      journal.write(
          runner.part().name() + (done ? " is trained" : " cannot be trained; see prepare.log"));
    }
  }

  private void awaitQuiet() throws InterruptedException {
    while (!(board.isUp() && isQuiet())) {
      if (stopped.await(SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS)) {
        throw new InterruptedException("stopped");
      }
    }
  }

  private static boolean isQuiet() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return system.getSystemLoadAverage() < QUIET * system.getAvailableProcessors();
  }
}
