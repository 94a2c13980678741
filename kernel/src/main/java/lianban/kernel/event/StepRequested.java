package lianban.kernel.event;

import java.time.Instant;
import java.util.Map;

/**
 * A department is asked for one step of a case. It carries only the fields of the application that
 * the matter grants to this step.
 *
 * @param attempt 1, and one more each time the applicant supplemented
 * @param form the granted fields of the application
 * @param supplement what the applicant handed in later; empty at the first attempt
 */
public record StepRequested(
    String caseId,
    String stepId,
    String department,
    String matter,
    int matterVersion,
    int attempt,
    Instant requestedAt,
    Map<String, Object> form,
    Map<String, Object> supplement) {
  public StepRequested {
    form = Map.copyOf(form);
    supplement = Map.copyOf(supplement);
  }
}
