package lianban.benchmarks.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Publishes at a steady pace on several lanes beside each other, and publishes what was not
 * acknowledged again, under the same id, until it is. A lane is a connection of which the next
 * request waits for the answer to the one before, and a subject's events are all on one lane: so
 * they are acknowledged in their order. There are enough lanes for the pace to hold as long as an
 * answer takes half a second.
 */
final class Publisher implements AutoCloseable {

  static final int PER_SECOND = 1_000;
  static final int BATCH = 10;
  static final int LANES = 50;

  private static final int SUBJECTS_OF_A_LANE = 10;
  private static final long BETWEEN_BATCHES =
      Duration.ofSeconds(1).multipliedBy(BATCH).dividedBy(PER_SECOND).toNanos();

  /**
   * A lane that is late by no more than this catches up; what a kill held up is not made up for.
   */
  private static final long MADE_UP_FOR = Duration.ofSeconds(1).toNanos();

  private final Publishing publishing;
  private final String run;
  private final Collection<Sent> acknowledged = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> lanes = new ArrayList<>();
  private volatile boolean isEnding;

  Publisher(Publishing publishing, String run) {
    this.publishing = publishing;
    this.run = run;
  }

  void begin() {
    long begun = System.nanoTime();
    for (int i = 0; i < LANES; i++) {
      int lane = i;
      lanes.add(
          threads.submit(
              () -> {
                work(lane, begun + lane * BETWEEN_BATCHES);
                return null;
              }));
    }
  }

  /** All that was acknowledged so far. */
  Collection<Sent> acknowledged() {
    return acknowledged;
  }

  /** How many that are. */
  int count() {
    return count.get();
  }

  /** Ends when what is under way is acknowledged, too. */
  void end() throws Exception {
    isEnding = true;
    for (Future<?> lane : lanes) {
      lane.get();
    }
  }

  private void work(int lane, long first) throws InterruptedException {
    long due = first;
    for (int begun = 0; !isEnding; begun += BATCH) {
      Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
      List<Sent> events = batch(lane, begun);
      while (!publishing.send(events)) {
        Thread.sleep(Duration.ofMillis(ThreadLocalRandom.current().nextInt(100, 300)));
      }
      acknowledged.addAll(events);
      count.addAndGet(BATCH);
      due = Math.max(due + LANES * BETWEEN_BATCHES, System.nanoTime() - MADE_UP_FOR);
    }
  }

  private List<Sent> batch(int lane, int begun) {
    List<Sent> events = new ArrayList<>(BATCH);
    for (int i = begun; i < begun + BATCH; i++) {
      String subject = "S-%d-%d".formatted(lane, i % SUBJECTS_OF_A_LANE);
      events.add(new Sent("%s-%d-%d".formatted(run, lane, i), subject, i / SUBJECTS_OF_A_LANE));
    }
    return events;
  }

  /** Whatever is under way is broken off. */
  @Override
  public void close() {
    isEnding = true;
    threads.shutdownNow();
    threads.close();
  }
}
