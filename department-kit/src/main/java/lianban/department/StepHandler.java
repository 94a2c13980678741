package lianban.department;

import lianban.kernel.event.StepRequested;

/** Answers one step of cases; a bean that {@link Step} names. */
@FunctionalInterface
public interface StepHandler {

  /**
   * Decides on the step.
   *
   * <p>A request may come more than once, so what this writes must be the same when written again.
   * Requests of one case come one after another, those of different cases at the same time.
   *
   * @throws lianban.service.kafka.UnprocessableEventException if no retry can make the request
   *     answerable: it goes to the dead-letter topic
   * @throws RuntimeException any other fault: the request comes again, nothing is answered
   */
  StepDecision decide(StepRequested request);
}
