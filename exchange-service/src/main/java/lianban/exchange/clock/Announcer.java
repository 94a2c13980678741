package lianban.exchange.clock;

import java.util.List;

/**
 * Publishes what the record has and nobody was told yet. Whoever comes again after a kill publishes
 * it under the same ids.
 */
final class Announcer {

  private final CaseClocks clocks;
  private final SupervisionEvents events;

  Announcer(CaseClocks clocks, SupervisionEvents events) {
    this.clocks = clocks;
    this.events = events;
  }

  void announce(CaseClock stored) {
    int told = stored.announced();
    List<Supervision> untold = stored.supervision().subList(told, stored.supervision().size());
    if (untold.isEmpty()) {
      return;
    }
    events.publish(untold);
    // If another write came between, its own announcement tells these once more, and no harm done.
    boolean _ = clocks.store(stored.announced(stored.supervision().size()).next());
  }
}
