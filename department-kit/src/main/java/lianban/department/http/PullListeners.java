package lianban.department.http;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import lianban.department.Listening;
import lianban.department.Places;
import org.springframework.context.SmartLifecycle;

/** Pulls for all listeners of a department as long as the process runs. */
final class PullListeners implements SmartLifecycle {

  private static final long STOP_SECONDS = 5;

  private final List<Listening> listening;
  private final String owner;
  private final ExchangeClient exchange;
  private final Places places;
  private final EventWork work;
  private final int parallelism;
  private final InstantSource clock;
  private volatile Threads threads = Threads.NONE;

  private record Threads(List<ExecutorService> all) {

    static final Threads NONE = new Threads(List.of());
  }

  /**
   * @param parallelism how many subjects each listener works at the same time
   */
  PullListeners(
      List<Listening> listening,
      String owner,
      ExchangeClient exchange,
      Places places,
      EventWork work,
      int parallelism,
      InstantSource clock) {
    this.listening = List.copyOf(listening);
    this.owner = owner;
    this.exchange = exchange;
    this.places = places;
    this.work = work;
    this.parallelism = parallelism;
    this.clock = clock;
  }

  @Override
  public void start() {
    var pulling = Executors.newVirtualThreadPerTaskExecutor();
    var working =
        Executors.newFixedThreadPool(
            Math.multiplyExact(parallelism, Math.max(1, listening.size())),
            Thread.ofVirtual().name("event-", 0).factory());
    for (Listening one : listening) {
      pulling.execute(new PullListener(one, owner, exchange, places, work, working, clock));
    }
    threads = new Threads(List.of(pulling, working));
  }

  /** What is worked on now is not noted as done and comes again. */
  @Override
  public void stop() {
    List<ExecutorService> ending = threads.all;
    threads = Threads.NONE;
    ending.forEach(ExecutorService::shutdownNow);
    try {
      for (ExecutorService one : ending) {
        one.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return !threads.all.isEmpty();
  }
}
