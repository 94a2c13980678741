package lianban.exchange.clock;

import java.util.List;

/** Announces supervision to those concerned. */
public interface SupervisionEvents {

  /**
   * Publishes entries in their order, each under an id of its own that is always the same.
   *
   * @throws RuntimeException if the broker did not take them all; they may be published again
   */
  void publish(List<Supervision> entries);
}
