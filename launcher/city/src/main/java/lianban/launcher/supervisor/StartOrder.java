package lianban.launcher.supervisor;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import lianban.launcher.city.Part;

/**
 * Who may start when, so that a small machine is busy all the time but never with everything at
 * once.
 */
final class StartOrder {

  private final CountDownLatch foundations;
  private final Semaphore preparing;
  private final Semaphore starting;

  StartOrder(List<Part> parts, int processors) {
    foundations =
        new CountDownLatch((int) parts.stream().filter(p -> p.kind().isFoundation()).count());
    preparing = new Semaphore(processors);
    starting = new Semaphore(processors * 2);
  }

  /** Limits how many jars are unpacked and trained side by side. */
  Semaphore preparing() {
    return preparing;
  }

  /** Waits until the part may start, which then holds a place until {@link #leave}. */
  void enter(Part part) throws InterruptedException {
    if (!part.kind().isFoundation()) {
      foundations.await();
      starting.acquire();
    }
  }

  /** Gives the place back: the part serves, or has ended. */
  void leave(Part part) {
    if (!part.kind().isFoundation()) {
      starting.release();
    }
  }

  /** Lets the services go once every foundation has been ready for the first time. */
  void firstReady(Part part) {
    if (part.kind().isFoundation()) {
      foundations.countDown();
    }
  }
}
