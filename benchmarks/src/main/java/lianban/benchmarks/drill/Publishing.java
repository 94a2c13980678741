package lianban.benchmarks.drill;

import java.util.List;

/** How a batch of events is sent. */
@FunctionalInterface
interface Publishing {

  /**
   * Sends it once.
   *
   * @return whether all of it was acknowledged; if not, it may be sent again
   */
  boolean send(List<Sent> events);
}
