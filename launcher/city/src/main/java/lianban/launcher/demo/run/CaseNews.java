package lianban.launcher.demo.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lianban.kernel.event.Bill;
import lianban.kernel.event.CaseStatus;
import org.jspecify.annotations.Nullable;

/**
 * Where a case stands, whether heard by event or read.
 *
 * @param refusedBy departments that gave a reason
 * @param supplemented whether the applicant ever had to supplement
 */
record CaseNews(
    String caseId,
    @Nullable String reference,
    CaseStatus.Phase phase,
    CaseStatus.@Nullable Result result,
    Set<String> refusedBy,
    @Nullable Bill bill,
    @Nullable String certificate,
    boolean supplemented,
    long elapsedMillis,
    long sequentialMillis,
    long workMillis,
    List<StepSpan> steps) {

  static CaseNews of(CaseStatus status) {
    return new CaseNews(
        status.caseId(),
        status.reference(),
        status.phase(),
        status.result(),
        status.reasons().stream()
            .map(CaseStatus.StepReason::department)
            .collect(Collectors.toUnmodifiableSet()),
        status.bill(),
        status.certificate(),
        status.steps().stream().anyMatch(CaseStatus.StepTime::supplemented),
        status.elapsedMillis(),
        status.sequentialMillis(),
        status.workMillis(),
        status.steps().stream()
            .map(s -> span(s.step(), s.requestedAt(), s.finishedAt(), s.workMillis()))
            .toList());
  }

  static CaseNews of(CaseView view) {
    return new CaseNews(
        view.caseId(),
        view.reference(),
        view.phase(),
        view.result(),
        view.steps().stream()
            .filter(s -> !s.reasons().isEmpty())
            .map(CaseView.StepView::department)
            .collect(Collectors.toUnmodifiableSet()),
        view.bill(),
        view.certificate(),
        view.steps().stream().anyMatch(s -> s.attempt() > 1),
        view.timeline().elapsedMillis(),
        view.timeline().sequentialMillis(),
        view.timeline().workMillis(),
        view.steps().stream()
            .map(s -> span(s.step(), s.requestedAt(), s.finishedAt(), s.workMillis()))
            .toList());
  }

  private static StepSpan span(
      String step, @Nullable Instant from, @Nullable Instant to, long workMillis) {
    long elapsed = from == null || to == null ? 0 : Duration.between(from, to).toMillis();
    return new StepSpan(step, elapsed, workMillis);
  }
}
