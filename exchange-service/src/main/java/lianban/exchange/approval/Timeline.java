package lianban.exchange.approval;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What parallelism saved.
 *
 * @param elapsed from filing to the close, or to now
 * @param sequential sum of the steps' own times: what one after the other would have taken
 * @param work the longest chain of the departments' own work through the graph
 */
public record Timeline(Duration elapsed, Duration sequential, Duration work) {

  /** The timeline of a case under its matter's graph. */
  public static Timeline of(ApprovalCase state, Matter matter, Instant now) {
    Instant closed = state.closedAt();
    Instant end = closed == null ? now : closed;
    Duration sequential =
        state.steps().stream().map(s -> s.elapsed(end)).reduce(Duration.ZERO, Duration::plus);
    Map<String, Long> chains = new HashMap<>();
    long longest =
        matter.steps().stream()
            .mapToLong(step -> chain(state, matter, step, chains))
            .max()
            .orElse(0);
    return new Timeline(
        Duration.between(state.filedAt(), end), sequential, Duration.ofMillis(longest));
  }

  private static long chain(
      ApprovalCase state, Matter matter, Matter.Step step, Map<String, Long> known) {
    Long done = known.get(step.id());
    if (done != null) {
      return done;
    }
    long before = 0;
    for (String id : step.after()) {
      Matter.Step predecessor = matter.step(id);
      if (predecessor != null) {
        before = Math.max(before, chain(state, matter, predecessor, known));
      }
    }
    StepState current = state.step(step.id());
    long chain = before + (current == null ? 0 : current.workMillis());
    known.put(step.id(), chain);
    return chain;
  }
}
