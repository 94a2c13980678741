package lianban.launcher.supervisor;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import lianban.launcher.city.Part;

/**
 * Who may start when. Services start all together: some are only ready once others are, so a limit
 * would keep the ones that are waited for behind the ones that wait.
 */
final class StartOrder {

  private final CountDownLatch foundations;
  private final Semaphore preparing;

  StartOrder(List<Part> parts, int processors) {
    foundations =
        new CountDownLatch((int) parts.stream().filter(p -> p.kind().isFoundation()).count());
    preparing = new Semaphore(processors);
  }

  /** Limits how many jars are unpacked and trained side by side. */
  Semaphore preparing() {
    return preparing;
  }

  /** Waits until the part may start: a service, once what all services stand on is there. */
  void enter(Part part) throws InterruptedException {
    if (!part.kind().isFoundation()) {
      foundations.await();
    }
  }

  /** Lets the services go once every foundation has been ready for the first time. */
  void firstReady(Part part) {
    if (part.kind().isFoundation()) {
      foundations.countDown();
    }
  }
}
