package lianban.launcher.supervisor;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lianban.launcher.city.CityConfig;
import lianban.launcher.city.CityStatus.PartState;
import lianban.launcher.city.CityStatus.PartStatus;
import lianban.launcher.city.Endings;
import lianban.launcher.city.Part;
import lianban.launcher.city.ProcessMark;
import org.jspecify.annotations.Nullable;

/** Keeps one part running until it is told to stop. */
final class PartRunner {

  private static final long GLANCE_MILLIS = 150;

  private final Part part;
  private final Launch launch;
  private final StartOrder order;
  private final Readiness readiness;
  private final StatusBoard board;
  private final Journal journal;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;

  private boolean wasReady;
  private @Nullable Process process;

  PartRunner(
      Part part,
      CityConfig config,
      StartOrder order,
      Readiness readiness,
      StatusBoard board,
      Journal journal) {
    this.part = part;
    this.launch = Launch.of(part, config);
    this.order = order;
    this.readiness = readiness;
    this.board = board;
    this.journal = journal;
    this.thread = Thread.ofVirtual().name(part.name()).unstarted(this::run);
  }

  Part part() {
    return part;
  }

  Launch launch() {
    return launch;
  }

  void start() {
    thread.start();
  }

  /** Ends the part for good: politely, and by force when that takes too long. */
  void stop() {
    Process running;
    synchronized (this) {
      stopped.countDown();
      running = process;
    }
    thread.interrupt();
    if (running != null) {
      Endings.end(List.of(running.toHandle()), Endings.PATIENCE);
    }
    board.change(part.name(), PartStatus::stopped);
    journal.write(part.name() + " stopped");
  }

  private void run() {
    try {
      RestartPolicy policy = RestartPolicy.FRESH;
      while (stopped.getCount() > 0) {
        long start = System.nanoTime();
        String end = tryOnce();
        Duration ran = Duration.ofNanos(System.nanoTime() - start);
        policy = policy.afterRunning(ran);
        awaitNextStart(end, policy.delay());
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** From preparing to the end of the process; returns how that came about, in words. */
  private String tryOnce() throws InterruptedException {
    try {
      prepare();
      board.change(part.name(), PartState.WAITING);
      order.enter(part);
      Process started = launchProcess();
      awaitReady(started);
      return ExitReason.of(started.waitFor());
    } catch (IOException e) {
      return "could not be started: " + e.getMessage();
    }
  }

  private void prepare() throws IOException, InterruptedException {
    order.preparing().acquire();
    try {
      launch.prepare();
    } finally {
      order.preparing().release();
    }
  }

  private synchronized Process launchProcess() throws IOException, InterruptedException {
    if (stopped.getCount() == 0) {
      throw new InterruptedException("stopped");
    }
    Process started = launch.start();
    process = started;
    board.change(part.name(), p -> p.startedAs(ProcessMark.of(started.toHandle())));
    return started;
  }

  private void awaitReady(Process started) throws InterruptedException {
    while (!started.waitFor(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
      if (readiness.isReady(part)) {
        board.change(part.name(), PartState.READY);
        journal.write(part.name() + " is ready");
        if (!wasReady) {
          wasReady = true;
          order.firstReady(part);
        }
        return;
      }
    }
  }

  private void awaitNextStart(String end, Duration delay) throws InterruptedException {
    board.change(part.name(), p -> p.ended(end));
    journal.write("%s %s; starts again in %d s".formatted(part.name(), end, delay.toSeconds()));
    if (stopped.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new InterruptedException("stopped");
    }
  }
}
