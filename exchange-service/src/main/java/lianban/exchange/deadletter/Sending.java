package lianban.exchange.deadletter;

import java.time.InstantSource;
import lianban.exchange.deadletter.DeadLetter.Edit;
import lianban.exchange.deadletter.DeadLetter.State;
import lianban.exchange.deadletter.Redelivery.Hindrance;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one letter again. */
public final class Sending {

  private static final Logger log = LoggerFactory.getLogger(Sending.class);

  private final DeadLetters letters;
  private final Redelivery redelivery;
  private final InstantSource clock;

  Sending(DeadLetters letters, Redelivery redelivery, InstantSource clock) {
    this.letters = letters;
    this.redelivery = redelivery;
    this.clock = clock;
  }

  /**
   * What came of one letter in a replay.
   *
   * @param sent what the receiver answered, null if it was not sent, or tells it later
   * @param hindrance why it was not sent, null if it was, or would be
   * @param state of the letter now
   */
  public record Item(
      String id, @Nullable Attempt sent, @Nullable Hindrance hindrance, State state) {}

  /** What would come of it; nothing is sent. */
  Item rehearse(DeadLetter letter) {
    Hindrance hindrance = isOpen(letter) ? redelivery.hindrance(letter) : Hindrance.NOT_OPEN;
    return new Item(letter.id(), null, hindrance, letter.state());
  }

  /**
   * The letter is claimed, sent, and closed or opened again. A kill between leaves it claimed for a
   * minute and open after that: it may arrive twice under its id, and is never lost.
   */
  Item send(DeadLetter letter, @Nullable Edit edit) {
    DeadLetter claimed = letter.in(State.REPLAYING, letter.reason(), clock.instant());
    if (!isOpen(letter) || !letters.replace(claimed)) {
      return new Item(letter.id(), null, Hindrance.NOT_OPEN, stateOf(letter));
    }
    Redelivery.Result result;
    try {
      result =
          redelivery.send(
              claimed, edit == null ? null : edit.data(), edit == null ? null : edit.number());
    } catch (RuntimeException e) {
      var _ = store(claimed.in(State.OPEN, claimed.reason(), clock.instant()));
      throw e;
    }
    return switch (result) {
      case Redelivery.Sent sent -> {
        State state = store(claimed.tried(sent.attempt(), clock.instant()));
        yield new Item(letter.id(), sent.attempt(), null, state);
      }
      case Redelivery.HandedOver _ -> {
        State state = store(claimed.in(State.SENT, claimed.reason(), clock.instant()));
        yield new Item(letter.id(), null, null, state);
      }
      case Redelivery.NotSent not -> {
        State state = store(claimed.in(State.OPEN, claimed.reason(), clock.instant()));
        yield new Item(letter.id(), null, not.why(), state);
      }
    };
  }

  /** The state that it is in then: whoever got it may have told already what became of it. */
  private State store(DeadLetter after) {
    if (letters.replace(after)) {
      return after.state();
    }
    log.info("dead letter {} was changed while it was sent", after.id());
    return stateOf(after);
  }

  private State stateOf(DeadLetter letter) {
    DeadLetter now = letters.find(letter.id());
    return now == null ? letter.state() : now.state();
  }

  boolean isOpen(DeadLetter letter) {
    return ReplayPolicy.isOpen(letter, clock.instant());
  }
}
