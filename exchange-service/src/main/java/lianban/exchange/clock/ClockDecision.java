package lianban.exchange.clock;

import lianban.kernel.problem.ProblemType;

/** What becomes of a command to a clock. */
public sealed interface ClockDecision {

  /**
   * It has an effect.
   *
   * @param clock to be stored
   */
  record Changed(CaseClock clock) implements ClockDecision {}

  /** It had its effect before; nothing changes. */
  record Repeated() implements ClockDecision {}

  /** It may not be done; nothing changes. */
  record Refused(ProblemType problem, String detail) implements ClockDecision {}
}
