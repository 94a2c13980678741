package lianban.benchmarks;

import java.io.PrintStream;
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
    put(figures, "fanOutCostRatio", "fanOutCostRatio", fanOut());
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

  private @Nullable Double fanOut() throws Exception {
    long first = next;
    next += FanOut.EVENTS;
    return new FanOut(progress, events, subscriber, processes).costRatio(first);
  }
}
