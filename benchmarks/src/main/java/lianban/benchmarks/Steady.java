package lianban.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Events at a steady rate, in batches that are sent when they are due whether or not those before
 * them were answered. Times are told from when an event was due, so what waits because another is
 * slow counts as slow.
 */
final class Steady {

  private static final long NONE = -1;
  private static final Duration ARRIVAL = Duration.ofSeconds(30);

  private final NumberedEvents published;
  private final int perSecond;
  private final int batch;
  private final long first;
  private final int events;
  private final long[] arrivals;
  private final CountDownLatch missing;
  private volatile long begun;

  /**
   * @param batch how many are due at once, a divisor of the number of events
   * @param first number of the first event
   * @param receivers how many times each event is to arrive
   */
  Steady(
      NumberedEvents published, int perSecond, int batch, long first, int events, int receivers) {
    this.published = published;
    this.perSecond = perSecond;
    this.batch = batch;
    this.first = first;
    this.events = events;
    this.arrivals = new long[events];
    this.missing = new CountDownLatch(events * receivers);
    Arrays.fill(arrivals, NONE);
  }

  /** An event has come; a receiver does not tell the same one twice. */
  void received(String json) {
    long now = System.nanoTime();
    long number = published.number(json);
    if (number >= first && number < first + events) {
      arrivals[(int) (number - first)] = now;
      missing.countDown();
    }
  }

  /**
   * Publishes all and waits until all have arrived.
   *
   * @return null if all went well, else what did not
   */
  @Nullable String run() throws InterruptedException {
    var fault = new AtomicReference<@Nullable IOException>();
    begun = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int sent = 0; sent < events; sent += batch) {
        long due = begun + due(sent);
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        long number = first + sent;
        threads.execute(
            () -> {
              try {
                published.publish(number, batch);
              } catch (IOException e) {
                fault.set(e);
              }
            });
      }
    }
    return fault.get() == null ? awaitArrival() : String.valueOf(fault.get());
  }

  private @Nullable String awaitArrival() throws InterruptedException {
    boolean isComplete = missing.await(ARRIVAL.toMillis(), TimeUnit.MILLISECONDS);
    return isComplete ? null : missing.getCount() + " of " + events + " did not arrive";
  }

  /** When an event is due, in nanoseconds from the beginning: all of a batch together. */
  private long due(int index) {
    return (index - index % batch) * 1_000_000_000L / perSecond;
  }

  /** How long each event took, in nanoseconds, in ascending order; of those that arrived. */
  long[] times() {
    long[] times = new long[events];
    int arrived = 0;
    for (int i = 0; i < events; i++) {
      if (arrivals[i] != NONE) {
        times[arrived++] = arrivals[i] - begun - due(i);
      }
    }
    long[] sorted = Arrays.copyOf(times, arrived);
    Arrays.sort(sorted);
    return sorted;
  }
}
