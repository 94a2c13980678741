package lianban.exchange.webhook.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.Cancellable;

/**
 * Cancels requests that take longer than a delivery may. Now and then it looks at all that are
 * under way: a timer for each would keep the request in memory long after its answer, or cost more
 * than all else about it.
 */
final class Deadlines implements AutoCloseable {

  private static final long LOOK_MILLIS = 100;

  private final long nanos;
  private final Map<Cancellable, Long> begun = new ConcurrentHashMap<>();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("webhook-watch").factory());

  /**
   * @param timeout how long each has; it gets up to a tenth of a second more
   */
  Deadlines(Duration timeout) {
    this.nanos = timeout.toNanos();
    var _ =
        watch.scheduleWithFixedDelay(
            this::cancelLate, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  void begin(Cancellable request) {
    begun.put(request, System.nanoTime());
  }

  void end(Cancellable request) {
    begun.remove(request);
  }

  private void cancelLate() {
    long now = System.nanoTime();
    begun.forEach(
        (request, since) -> {
          if (now - since > nanos) {
            request.cancel();
          }
        });
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
