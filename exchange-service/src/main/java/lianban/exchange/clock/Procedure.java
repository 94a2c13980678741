package lianban.exchange.clock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A special procedure of a step.
 *
 * @param notice number of the written notice by which the applicant was told
 * @param days how long it is to take, as the notice says; working days
 * @param begunBy subject of the token
 */
public record Procedure(
    String id,
    String step,
    String department,
    SpecialProcedure procedure,
    String notice,
    int days,
    Instant begunAt,
    String begunBy,
    @Nullable Instant endedAt,
    @Nullable String endedBy) {

  boolean isOpen() {
    return endedAt == null;
  }

  Procedure ended(Instant at, String by) {
    return new Procedure(id, step, department, procedure, notice, days, begunAt, begunBy, at, by);
  }
}
