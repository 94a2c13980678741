package lianban.launcher.demo.gateway;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Whether a run is alive: it ends with its first failure, and when nothing at all has moved for too
 * long. Services that are killed come back within seconds, so a long silence will not mend itself.
 */
public final class Pulse {

  private final Duration patience;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicReference<@Nullable RunFailedException> failure = new AtomicReference<>();
  private volatile long lastBeat = System.nanoTime();
  private volatile String lastTrouble = "No service reported any trouble.";

  /**
   * @param patience how long nothing may move
   */
  public Pulse(Duration patience) {
    this.patience = patience;
  }

  /** Something moved. */
  public void beat() {
    lastBeat = System.nanoTime();
  }

  /** Something has to be tried again; the last such trouble is told when the run gives up. */
  public void trouble(String what) {
    lastTrouble = what;
  }

  /** Ends the run; only the first failure counts. */
  public void fail(RunFailedException cause) {
    if (failure.compareAndSet(null, cause)) {
      ended.countDown();
    }
  }

  /** Whether the run has failed. */
  public boolean hasFailed() {
    return failure.get() != null;
  }

  /**
   * Waits, but no longer than the run lives.
   *
   * @throws RunFailedException if the run has failed or nothing has moved for too long
   */
  public void pause(Duration time) {
    try {
      if (ended.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
        throw Objects.requireNonNull(failure.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailedException("The run was interrupted.");
    }
    check();
  }

  /**
   * @throws RunFailedException if the run has failed or nothing has moved for too long
   */
  public void check() {
    if (System.nanoTime() - lastBeat > patience.toNanos()) {
      fail(
          new RunFailedException(
              "Nothing has moved for %d seconds, so the run gives up. %s\n./lianban status shows what runs, ./lianban logs NAME what it says."
                  .formatted(patience.toSeconds(), lastTrouble)));
    }
    RunFailedException cause = failure.get();
    if (cause != null) {
      throw cause;
    }
  }
}
