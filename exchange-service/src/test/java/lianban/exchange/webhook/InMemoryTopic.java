package lianban.exchange.webhook;

import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import lianban.exchange.delivery.Cursor;
import lianban.exchange.delivery.TopicEvent;
import lianban.exchange.delivery.TopicReader;
import org.jspecify.annotations.Nullable;

/** A topic of one partition for tests; whoever reads at its end waits. */
final class InMemoryTopic implements TopicReader {

  private final List<TopicEvent> events = new ArrayList<>();

  synchronized void add(CloudEvent event) {
    events.add(new TopicEvent(event, 0, events.size(), Instant.EPOCH));
    notifyAll();
  }

  @Override
  public synchronized Page read(
      Cursor from, Function<CloudEvent, @Nullable CloudEvent> disclosed, int limit, Duration wait) {
    int at = from.offsets().getOrDefault(0, 0L).intValue();
    long deadline = System.nanoTime() + wait.toNanos();
    for (long left = wait.toMillis(); at == events.size() && left > 0; left = left(deadline)) {
      await(left);
    }
    int to = Math.min(events.size(), at + limit);
    return new Page(events.subList(at, to), new Cursor(from.type(), Map.of(0, (long) to)));
  }

  private static long left(long deadline) {
    return (deadline - System.nanoTime()) / 1_000_000;
  }

  @SuppressWarnings("WaitNotInLoop") // Its caller looks again.
  private void await(long millis) {
    try {
      wait(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized Cursor end(String type) {
    return new Cursor(type, Map.of(0, (long) events.size()));
  }

  @Override
  public Cursor at(String type, Instant time) {
    return new Cursor(type, Map.of(0, 0L));
  }
}
