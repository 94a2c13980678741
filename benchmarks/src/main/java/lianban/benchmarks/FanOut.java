package lianban.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What it costs to deliver an event to one of many subscriptions, against what it costs when there
 * is one. The events are published before, so that nothing but their delivery is in the figure.
 */
final class FanOut {

  /** So many fit into what the exchange keeps of a type. */
  static final int EVENTS = 2_000;

  private static final int BATCH = 100;
  private static final int MANY = 100;

  /** One stream after the other, or the cost of one would be too small to measure. */
  private static final int ALONE = 25;

  private static final int ROUNDS = 5;
  private static final Duration REST = Duration.ofSeconds(5);
  private static final Duration ARRIVAL = Duration.ofSeconds(60);

  private final PrintStream progress;
  private final NumberedEvents events;
  private final Door subscriber;
  private final List<Long> processes;

  /**
   * @param processes ids of the gateway's and the exchange's processes
   */
  FanOut(PrintStream progress, NumberedEvents events, Door subscriber, List<Long> processes) {
    this.progress = progress;
    this.events = events;
    this.subscriber = subscriber;
    this.processes = processes;
  }

  /**
   * Of some rounds the middle one.
   *
   * @param first number of the first event to be published
   * @return null if some events did not arrive
   */
  @Nullable Double costRatio(long first) throws Exception {
    String begin = Receiver.Pull.newest(subscriber);
    for (int sent = 0; sent < EVENTS; sent += BATCH) {
      events.publish(first + sent, BATCH);
    }
    long[] permille = new long[ROUNDS];
    for (int round = -1; round < ROUNDS; round++) {
      double idle = idleTicksPerSecond();
      double alone = ticks(begin, first, 1, ALONE, idle);
      double many = ticks(begin, first, MANY, 1, idle);
      if (alone < 0 || many < 0) {
        return null;
      }
      double ratio = Measures.ratio(many, MANY, alone, ALONE);
      progress.printf(
          "  ticks for %d events to %d streams one after the other, and to %d at once: %.0f, %.0f;"
              + " ratio %.2f%n",
          EVENTS, ALONE, MANY, alone, many, ratio);
      if (round >= 0) {
        permille[round] = Math.round(ratio * 1_000);
      }
    }
    return Measures.median(permille) / 1_000.0;
  }

  /** What the processes spend although nobody asks for anything. */
  private double idleTicksPerSecond() throws Exception {
    long before = ticks();
    TimeUnit.MILLISECONDS.sleep(REST.toMillis());
    return (double) (ticks() - before) / REST.toSeconds();
  }

  /**
   * Processor time of exchange and gateway while the events go to so many streams at once, so many
   * times.
   *
   * @return ticks above what they spend idly; -1 if some events did not arrive
   */
  private double ticks(String begin, long first, int streams, int times, double idle)
      throws Exception {
    long begun = System.nanoTime();
    long before = ticks();
    for (int i = 0; i < times; i++) {
      if (!deliver(begin, first, streams)) {
        return -1;
      }
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    return ticks() - before - idle * seconds;
  }

  /** With the many there is one more that has stopped to read. */
  private boolean deliver(String begin, long first, int streams) throws Exception {
    var missing = new CountDownLatch(EVENTS * streams);
    List<Receiver> receivers = new ArrayList<>();
    try {
      if (streams > 1) {
        receivers.add(new Receiver.Stalled(subscriber, begin));
      }
      for (int i = 0; i < streams; i++) {
        receivers.add(new Receiver.Stream(subscriber, begin, json -> count(json, first, missing)));
      }
      boolean isComplete = missing.await(ARRIVAL.toMillis(), TimeUnit.MILLISECONDS);
      if (!isComplete) {
        progress.println("  " + streams + " streams: " + missing.getCount() + " did not arrive");
      }
      return isComplete;
    } finally {
      for (Receiver receiver : receivers) {
        receiver.close();
      }
    }
  }

  private void count(String json, long first, CountDownLatch missing) {
    long number = events.number(json);
    if (number >= first && number < first + EVENTS) {
      missing.countDown();
    }
  }

  private long ticks() throws IOException {
    long ticks = 0;
    for (long process : processes) {
      ticks += Measures.ticks(Files.readString(Path.of("/proc", String.valueOf(process), "stat")));
    }
    return ticks;
  }
}
