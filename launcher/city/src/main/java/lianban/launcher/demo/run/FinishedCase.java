package lianban.launcher.demo.run;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A closed case, in the exchange's own words.
 *
 * @param row of the file
 * @param refusedBy departments that refused; empty when issued
 * @param assessed deed tax as the tax department assessed it, in yuan
 * @param billed what was paid, in yuan; zero when refused
 * @param certificate identifier of the issued certificate
 * @param elapsedMillis from filing to the close
 * @param sequentialMillis what its steps would have taken one after the other
 * @param workMillis the longest chain of the departments' own work
 */
public record FinishedCase(
    String caseId,
    int row,
    boolean issued,
    Set<String> refusedBy,
    boolean supplemented,
    BigDecimal assessed,
    BigDecimal billed,
    @Nullable String certificate,
    long elapsedMillis,
    long sequentialMillis,
    long workMillis,
    List<StepSpan> steps) {

  public FinishedCase {
    refusedBy = Set.copyOf(refusedBy);
    steps = List.copyOf(steps);
  }

  /** The platform's own share of the case's time. */
  public long platformMillis() {
    return Math.max(0, elapsedMillis - workMillis);
  }
}
