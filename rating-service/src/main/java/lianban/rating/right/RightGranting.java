package lianban.rating.right;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import lianban.kernel.event.CaseStatus;

/** Gives the applicant of each closed case a right to rate it. */
public final class RightGranting {

  private final Rights rights;
  private final Supplier<UUID> ids;
  private final Duration lasts;

  /**
   * @param ids random ids for ratings to come
   * @param lasts how long a right lasts after the close
   */
  public RightGranting(Rights rights, Supplier<UUID> ids, Duration lasts) {
    this.rights = rights;
    this.ids = ids;
    this.lasts = lasts;
  }

  /** Takes note of a case's status; only the close matters here. */
  public void on(CaseStatus status) {
    if (status.phase() == CaseStatus.Phase.CLOSED) {
      rights.grant(rightOf(status));
    }
  }

  private Right rightOf(CaseStatus closed) {
    return new Right(
        closed.caseId(),
        ids.get().toString(),
        closed.applicant(),
        closed.receipt(),
        closed.matter(),
        closed.matterVersion(),
        closed.result(),
        closed.at().minusMillis(closed.elapsedMillis()),
        closed.at(),
        closed.at().plus(lasts),
        stepsOf(closed));
  }

  private static List<Right.Step> stepsOf(CaseStatus closed) {
    return closed.steps().stream()
        .map(
            step ->
                new Right.Step(
                    step.step(),
                    step.department(),
                    step.requestedAt(),
                    step.finishedAt(),
                    step.supplemented()))
        .toList();
  }
}
