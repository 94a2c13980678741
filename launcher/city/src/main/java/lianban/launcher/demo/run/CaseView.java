package lianban.launcher.demo.run;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lianban.kernel.event.Bill;
import lianban.kernel.event.CaseStatus;
import lianban.kernel.event.Reason;
import org.jspecify.annotations.Nullable;

/** A case as the exchange shows it, as far as the demo looks. */
record CaseView(
    String caseId,
    @Nullable String reference,
    CaseStatus.Phase phase,
    CaseStatus.@Nullable Result result,
    List<StepView> steps,
    @Nullable Bill bill,
    @Nullable String certificate,
    TimelineView timeline) {

  /** A step; {@code attempt} counts from 1 and grows with each supplement. */
  record StepView(
      String step,
      String department,
      int attempt,
      @Nullable Instant requestedAt,
      @Nullable Instant finishedAt,
      long workMillis,
      List<Reason> reasons,
      Map<String, Object> result) {}

  record TimelineView(long elapsedMillis, long sequentialMillis, long workMillis) {}

  private static final String TAX = "tax";
  private static final String ASSESSMENT = "assessment";

  /** How often steps were asked for altogether: another number after each supplement. */
  int attempts() {
    return steps.stream().mapToInt(StepView::attempt).sum();
  }

  /** What the tax department assessed, if it did. */
  Optional<BigDecimal> assessment() {
    return steps.stream()
        .filter(s -> s.step().equals(TAX))
        .flatMap(s -> Optional.ofNullable(s.result().get(ASSESSMENT)).stream())
        .map(amount -> new BigDecimal(amount.toString()))
        .findFirst();
  }
}
