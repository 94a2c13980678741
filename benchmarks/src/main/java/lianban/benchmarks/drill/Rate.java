package lianban.benchmarks.drill;

/** Events a second, over the times that count alone. */
final class Rate {

  private long events;
  private long nanos;

  /** Adds a time that counts. */
  void add(long moreEvents, long moreNanos) {
    events += moreEvents;
    nanos += moreNanos;
  }

  /** Rounded; 0 if no time counts. */
  long perSecond() {
    return nanos == 0 ? 0 : Math.round(events * 1_000_000_000.0 / nanos);
  }
}
