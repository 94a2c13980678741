package lianban.exchange.clock;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A dated fact of a case that the clock counts by. Their order in a list says nothing. */
public sealed interface Fact {

  /**
   * The one order in which facts are looked at: by time; of one moment, what begins before what
   * ends.
   */
  Comparator<Fact> ORDER =
      Comparator.comparing(Fact::at).thenComparingInt(Fact::rank).thenComparing(Object::toString);

  Instant at();

  /** The step that it is about, null for the case as a whole. */
  default @Nullable String step() {
    return null;
  }

  private int rank() {
    return switch (this) {
      case Received _ -> 0;
      case StepRequested _ -> 1;
      case Accepted _ -> 2;
      case SupplementAsked _, ProcedureBegun _, PaymentAsked _ -> 3;
      case SupplementArrived _, ProcedureEnded _, PaymentArrived _ -> 4;
      case Extended _ -> 5;
      case StepDecided _ -> 6;
      case Decided _ -> 7;
      case Delivered _ -> 8;
    };
  }

  /** The application came in. */
  record Received(Instant at) implements Fact {}

  /** A department was asked for a step. */
  record StepRequested(Instant at, String step) implements Fact {}

  /** The application was accepted in so many words (受理). */
  record Accepted(Instant at) implements Fact {}

  /** The applicant was told what is missing (一次告知). */
  record SupplementAsked(Instant at, String step) implements Fact {}

  record SupplementArrived(Instant at, String step) implements Fact {}

  /**
   * A special procedure began.
   *
   * @param id tells it from others of the case
   * @param notice number of the written notice that told the applicant
   */
  record ProcedureBegun(
      Instant at, String step, String id, SpecialProcedure procedure, String notice)
      implements Fact {}

  record ProcedureEnded(Instant at, String id) implements Fact {}

  /**
   * More time was granted.
   *
   * @param at when it was approved
   * @param days working days
   */
  record Extended(Instant at, int days) implements Fact {}

  record PaymentAsked(Instant at) implements Fact {}

  record PaymentArrived(Instant at) implements Fact {}

  record StepDecided(Instant at, String step) implements Fact {}

  /** Nothing is left to decide; whatever is left is to be issued and delivered. */
  record Decided(Instant at) implements Fact {}

  /** The applicant has the result. */
  record Delivered(Instant at) implements Fact {}
}
