package lianban.exchange.proof;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Does something again and again, in a thread of its own so that nothing else has to wait. */
final class Rounds implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Rounds.class);

  private final String name;
  private final Round round;
  private final Duration afterFault;
  private volatile @Nullable CountDownLatch stop;
  private @Nullable Thread thread;

  /** One round. */
  @FunctionalInterface
  interface Round {
    /** Does it; returns how long to wait before the next. */
    Duration run();
  }

  Rounds(String name, Duration afterFault, Round round) {
    this.name = name;
    this.afterFault = afterFault;
    this.round = round;
  }

  @Override
  public synchronized void start() {
    var ended = new CountDownLatch(1);
    stop = ended;
    thread = Thread.ofPlatform().name(name).daemon().start(() -> run(ended));
  }

  private void run(CountDownLatch ended) {
    String fault = "";
    try {
      Duration pause = Duration.ZERO;
      while (!ended.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        try {
          pause = round.run();
          fault = "";
        } catch (RuntimeException e) {
          // Said once, not with every round; the class alone, as a message may quote what is
          // stored.
          if (!fault.equals(e.getClass().getName())) {
            fault = e.getClass().getName();
            log.warn("{} waits: {}", name, fault);
          }
          pause = afterFault;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void stop() {
    CountDownLatch ended = stop;
    Thread running = thread;
    if (ended == null || running == null) {
      return;
    }
    ended.countDown();
    try {
      running.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    stop = null;
  }

  @Override
  public boolean isRunning() {
    return stop != null;
  }
}
