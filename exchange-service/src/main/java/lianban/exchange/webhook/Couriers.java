package lianban.exchange.webhook;

import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;
import lianban.exchange.webhook.DeliveryWindow.Item;
import org.jspecify.annotations.Nullable;

/**
 * Send what is due. Each courier is a virtual thread that carries one event after the other until
 * none is left for it; there are as many as one receiver gets events at once.
 */
final class Couriers {

  private final Backlog backlog;
  private final Settlement settlement;
  private final Supplier<Served> served;
  private final Consumer<Settlement.Step> onStep;
  private final InstantSource clock;

  /**
   * @param onStep is told what became of each event, before the next one is begun
   */
  Couriers(
      Backlog backlog,
      Settlement settlement,
      Supplier<Served> served,
      Consumer<Settlement.Step> onStep,
      InstantSource clock) {
    this.backlog = backlog;
    this.settlement = settlement;
    this.served = served;
    this.onStep = onStep;
    this.clock = clock;
  }

  /** Begins whatever may go now. */
  void call() {
    for (Item<Pending> item = begin(); item != null; item = begin()) {
      Item<Pending> first = item;
      Thread.ofVirtual().name("webhook-courier").start(() -> carry(first));
    }
  }

  private @Nullable Item<Pending> begin() {
    return backlog.begin(clock.instant());
  }

  private void carry(Item<Pending> first) {
    Item<Pending> item = first;
    while (item != null) {
      Settlement.Step step = settlement.deliver(served.get(), item);
      onStep.accept(step);
      item = backlog.beginNext(item, step, clock.instant());
      // A breaker that has just closed lets more than this one go.
      call();
    }
  }
}
