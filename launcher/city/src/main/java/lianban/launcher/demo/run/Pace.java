package lianban.launcher.demo.run;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import lianban.launcher.demo.gateway.Pulse;
import lianban.launcher.demo.gateway.RunFailedException;

/** When the next case is filed. */
interface Pace {

  /** Waits until one more case may be filed. */
  void await();

  /** A case was closed. */
  void closed();

  /** So many a second whatever becomes of them, counted from the start so that no delay adds up. */
  static Pace perSecond(double rate, Pulse pulse) {
    return new Pace() {
      private final long start = System.nanoTime();
      private long count;

      @Override
      public void await() {
        long due = start + (long) (count++ / rate * 1e9);
        long wait = due - System.nanoTime();
        if (wait > 0) {
          pulse.pause(Duration.ofNanos(wait));
        }
      }

      @Override
      public void closed() {
        // Nothing waits for it.
      }
    };
  }

  /** As fast as cases are closed, with so many open at once. */
  static Pace withOpen(int most, Pulse pulse) {
    return new Pace() {
      private final Semaphore places = new Semaphore(most);

      @Override
      public void await() {
        try {
          while (!places.tryAcquire(1, TimeUnit.SECONDS)) {
            pulse.check();
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new RunFailedException("The run was interrupted.");
        }
      }

      @Override
      public void closed() {
        places.release();
      }
    };
  }
}
