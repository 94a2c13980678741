package lianban.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * How long an event takes from when it was due to be published until a subscriber has it, and what
 * a further subscription costs.
 */
final class DeliveryBench {

  private static final int PACE = 1_000;
  private static final int BATCH = 10;
  private static final int WARM_UP = 10 * PACE;
  private static final int MEASURED = 15 * PACE;

  private static final int FAN_OUT_PACE = 100;
  private static final int FAN_OUT_EVENTS = 15 * FAN_OUT_PACE;
  private static final int FAN_OUT = 100;
  private static final int ROUNDS = 3;

  private final PrintStream progress;
  private final NumberedEvents events;
  private final Door subscriber;
  private final List<Long> processes;
  private long next;

  /**
   * @param events that are published
   * @param subscriber whom they go to
   * @param processes ids of the gateway's and the exchange's processes
   */
  DeliveryBench(
      PrintStream progress, NumberedEvents events, Door subscriber, List<Long> processes) {
    this.progress = progress;
    this.events = events;
    this.subscriber = subscriber;
    this.processes = processes;
  }

  /** Adds the figures; null where events were turned away or did not arrive. */
  void addTo(ObjectNode figures) throws Exception {
    ObjectNode p50 = figures.putObject("deliveryP50Ms");
    ObjectNode p99 = figures.putObject("deliveryP99Ms");
    for (var kind : Receiver.kinds().entrySet()) {
      run(kind.getValue(), WARM_UP);
      long[] times = run(kind.getValue(), MEASURED);
      put(p50, "deliveryP50Ms " + kind.getKey(), kind.getKey(), percentile(times, 50));
      put(p99, "deliveryP99Ms " + kind.getKey(), kind.getKey(), percentile(times, 99));
    }
    put(figures, "fanOutCostRatio", "fanOutCostRatio", fanOutCostRatio());
  }

  private static @Nullable Double percentile(long @Nullable [] times, int percent) {
    return times == null ? null : Measures.millis(Measures.percentile(times, percent));
  }

  private void put(ObjectNode to, String what, String name, @Nullable Double figure) {
    progress.println("  " + what + " " + figure);
    if (figure == null) {
      to.putNull(name);
    } else {
      to.put(name, Math.round(figure * 100) / 100.0);
    }
  }

  private long @Nullable [] run(Receiver.Kind kind, int count) throws Exception {
    Steady steady = steady(PACE, count, 1);
    try (Receiver _ = kind.begin(subscriber, steady::received)) {
      String fault = steady.run();
      if (fault != null) {
        progress.println("  " + fault);
        return null;
      }
      return steady.times();
    }
  }

  private Steady steady(int pace, int count, int receivers) {
    long first = next;
    next += count;
    return new Steady(events, pace, BATCH, first, count, receivers);
  }

  /**
   * Rounds of nobody, one and many, so that what goes on besides is in all of them; of each the
   * middle one counts. With the many there is one more that has stopped to read.
   */
  private @Nullable Double fanOutCostRatio() throws Exception {
    ticksFor(FAN_OUT);
    long[] none = new long[ROUNDS];
    long[] one = new long[ROUNDS];
    long[] many = new long[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      none[round] = ticksFor(0);
      one[round] = ticksFor(1);
      many[round] = ticksFor(FAN_OUT);
      if (none[round] < 0 || one[round] < 0 || many[round] < 0) {
        return null;
      }
      progress.println(
          "  ticks for 0, 1, %d subscriptions: %d, %d, %d"
              .formatted(FAN_OUT, none[round], one[round], many[round]));
    }
    return Measures.fanOut(
        Measures.median(none), Measures.median(one), Measures.median(many), FAN_OUT);
  }

  /**
   * Processor time of exchange and gateway while a fixed number of events goes to so many.
   *
   * @return ticks; -1 if some did not arrive
   */
  private long ticksFor(int subscriptions) throws Exception {
    Steady steady = steady(FAN_OUT_PACE, FAN_OUT_EVENTS, subscriptions);
    List<Receiver> receivers = new ArrayList<>();
    try {
      for (int i = 0; i < subscriptions; i++) {
        receivers.add(new Receiver.Stream(subscriber, steady::received));
      }
      if (subscriptions > 1) {
        receivers.add(new Receiver.Stalled(subscriber));
      }
      long before = ticks();
      String fault = steady.run();
      long spent = ticks() - before;
      if (fault != null) {
        progress.println("  " + subscriptions + " subscriptions: " + fault);
      }
      return fault == null ? spent : -1;
    } finally {
      for (Receiver receiver : receivers) {
        receiver.close();
      }
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
