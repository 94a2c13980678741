package lianban.exchange.tracking;

import java.time.Instant;
import java.util.List;
import lianban.exchange.delivery.TopicReader;
import lianban.exchange.publication.PublishedEvent;
import lianban.exchange.status.EventWitness;
import lianban.exchange.subscription.Subscription;
import lianban.exchange.tracking.EventDeliveries.Delivery;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** To whom an event was delivered: all of it for its publisher, else the viewer's own. */
final class DeliveriesWitness implements EventWitness {

  private final EventDeliveries deliveries;

  DeliveriesWitness(EventDeliveries deliveries) {
    this.deliveries = deliveries;
  }

  /**
   * A delivery as it is told.
   *
   * @param subscription told to its subscriber alone, the letter likewise
   */
  record Told(
      String subscriber,
      Subscription.Channel channel,
      EventDeliveries.State state,
      @Nullable Instant after,
      @Nullable Instant by,
      int attempts,
      @Nullable String subscription,
      @Nullable String letter) {

    private static Told of(Delivery delivery, boolean isOwn) {
      return new Told(
          delivery.subscriber(),
          delivery.channel(),
          delivery.state(),
          delivery.after(),
          delivery.by(),
          delivery.attempts(),
          isOwn ? delivery.subscription() : null,
          isOwn ? delivery.letter() : null);
    }
  }

  @Override
  public String name() {
    return "deliveries";
  }

  @Override
  public @Nullable Object seen(PublishedEvent event, Viewer viewer) {
    PublishedEvent.Acceptance there = event.acceptance();
    List<Delivery> known = there == null ? null : known(event.type(), there);
    return known == null
        ? null
        : known.stream()
            .filter(delivery -> viewer.isPublisher() || isOwn(delivery, viewer))
            .map(delivery -> Told.of(delivery, isOwn(delivery, viewer)))
            .toList();
  }

  private @Nullable List<Delivery> known(String type, PublishedEvent.Acceptance there) {
    try {
      return deliveries.of(type, there.partition(), there.offset());
    } catch (TopicReader.NoReaderException e) {
      throw new ProblemException(
          ProblemType.TOO_BUSY, "Too many subscribers catch up right now; ask again.");
    }
  }

  private static boolean isOwn(Delivery delivery, Viewer viewer) {
    return delivery.subscriber().equals(viewer.caller().clientId());
  }
}
