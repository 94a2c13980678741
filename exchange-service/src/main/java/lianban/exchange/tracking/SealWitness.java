package lianban.exchange.tracking;

import lianban.exchange.proof.SealIndex;
import lianban.exchange.publication.PublishedEvent;
import lianban.exchange.status.EventWitness;
import lianban.proof.Place;
import org.jspecify.annotations.Nullable;

/** In which seal an event is. */
final class SealWitness implements EventWitness {

  private final SealIndex seals;

  SealWitness(SealIndex seals) {
    this.seals = seals;
  }

  /** Whether a seal covers it. */
  enum State {
    SEALED,
    /** It will be within seconds, unless sealing stands still. */
    WAITING
  }

  /**
   * The seal.
   *
   * @param number null while there is none
   */
  record Told(State state, @Nullable Long number) {}

  @Override
  public String name() {
    return "seal";
  }

  @Override
  public @Nullable Object seen(PublishedEvent event, Viewer viewer) {
    PublishedEvent.Acceptance there = event.acceptance();
    if (there == null) {
      return null;
    }
    Long number = seals.find(new Place(event.type(), there.partition(), there.offset()));
    return new Told(number == null ? State.WAITING : State.SEALED, number);
  }
}
